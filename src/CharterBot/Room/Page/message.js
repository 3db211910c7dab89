import { avatar, h, iconButton } from './dom.js';
import { drawCard, updateCard } from './card.js';
import * as server from './server.js';
import { changed, plain, state } from './state.js';
import { clockOf, fullOf } from './time.js';
import { troubled } from './toast.js';
import { typed, withMentions, words } from './words.js';

export function drawMessage(message) {
  const mine = message.authorId === state.me.id;
  const element = h('article', {
    class: `message${message.isBot ? ' is-bot' : ''}${mine ? ' is-mine' : ''}`,
    'data-testid': 'message', 'data-message-id': message.id, 'data-author': message.authorName,
    'aria-label': `${message.authorName}, ${clockOf(message.time)}`,
  },
  avatar(message.authorId, message.authorName, message.isBot),
  h('div', { class: 'message-main' },
    h('header', { class: 'message-head' },
      h('span', { class: 'message-author' }, message.authorName),
      message.isBot && h('span', { class: 'badge' }, 'bot'),
      h('time', { dateTime: new Date(message.time).toISOString(), title: fullOf(message.time) }, clockOf(message.time)),
      h('span', { class: 'message-mark' })),
    h('div', { class: 'message-text', dir: 'auto', 'data-testid': 'message-text' }),
    h('div', { class: 'message-cards' })));
  refreshMessage(element, message);
  return element;
}

// Only this message is touched; a card that is already there keeps what people opened, typed and stand on.
export function refreshMessage(element, message) {
  if (!element.querySelector('.message-edit')) drawText(element, message);
  element.classList.toggle('is-deleted', message.deleted);
  element.querySelector('.message-mark').textContent = message.edited && !message.deleted ? 'edited' : '';
  const cards = element.querySelector('.message-cards');
  const wanted = message.deleted ? [] : state.ownViews.get(message.id) ?? message.cards;
  while (cards.childElementCount > wanted.length) cards.lastElementChild.remove();
  wanted.forEach((card, at) => {
    if (cards.children[at]) updateCard(cards.children[at], card, message);
    else cards.append(drawCard(card, message));
  });
}

function drawText(element, message) {
  const text = element.querySelector('.message-text');
  element.querySelector('.message-tools')?.remove();
  text.replaceChildren(...(message.deleted ? ['This message was deleted.'] : words(message.text, message.mentions)));
  text.hidden = !message.deleted && !message.text;
  if (message.authorId !== state.me.id || message.deleted) return;
  element.querySelector('.message-main').append(h('div', { class: 'message-tools' },
    iconButton('pencil', 'Edit your message', () => startEdit(element, message), { 'data-testid': 'edit' }),
    iconButton('bin', 'Delete your message', event => askToDelete(event.currentTarget, message), {
      'data-testid': 'delete',
    })));
}

function startEdit(element, message) {
  const box = h('textarea', {
    'aria-label': 'Change your message', value: typed(message.text, message.mentions), rows: 2,
  });
  const finish = () => {
    form.remove();
    refreshMessage(element, state.messages.get(message.id));
    element.querySelector('[data-testid=edit]')?.focus();
  };
  const save = async () => {
    const { text, mentions } = withMentions(box.value.trim(), [state.bot, ...state.people]);
    if (!text) return;
    try {
      const saved = await server.edit(message.id, text, mentions);
      state.messages.set(saved.id, saved);
      finish();
    } catch (error) { troubled(error, 'Your change was not saved.'); }
  };
  const form = h('form', { class: 'message-edit', onsubmit: event => { event.preventDefault(); save(); } },
    box, h('div', { class: 'edit-buttons' },
      h('button', { type: 'button', class: 'button', onclick: finish }, 'Keep as it was'),
      h('button', { type: 'submit', class: 'button button-main' }, 'Save')));
  box.addEventListener('keydown', event => {
    if (event.key === 'Escape') finish();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    save();
  });
  element.querySelector('.message-tools')?.remove();
  const text = element.querySelector('.message-text');
  text.hidden = false;
  text.replaceChildren(form);
  box.focus();
}

// The second press deletes: no window in the way, and no word gone by a slip.
function askToDelete(button, message) {
  if (button.dataset.sure) {
    server.remove(message.id)
      .then(gone => { state.messages.set(gone.id, gone); changed('own-view', gone.id); })
      .catch(error => troubled(error, 'Your message was not deleted.'));
    return;
  }

  button.dataset.sure = 'yes';
  button.classList.add('is-sure');
  button.append(' Delete?');
  button.setAttribute('aria-label', `Really delete: ${plain(message.text).slice(0, 40)}`);
  setTimeout(() => {
    if (!button.isConnected) return;
    delete button.dataset.sure;
    button.classList.remove('is-sure');
    button.lastChild.remove();
    button.setAttribute('aria-label', 'Delete your message');
  }, 4000);
}
