import { h, icon } from './dom.js';
import { completeMentions } from './mentions.js';
import * as server from './server.js';
import { isPersonal, isThread, state } from './state.js';
import { announce, troubled } from './toast.js';
import { withMentions } from './words.js';

const draftKey = conversation => `room.draft:${state.me.id}:${conversation}`;

export function makeComposer(said) {
  let conversation = '', sending = false;
  const box = h('textarea', {
    id: 'composer', rows: 1, dir: 'auto', 'data-testid': 'composer', 'aria-label': 'Message',
    'aria-describedby': 'composer-hint',
    autocomplete: 'off', spellcheck: true,
  });
  const options = h('ul', {
    id: 'mentions', class: 'mentions', role: 'listbox', 'aria-label': 'People to mention', 'data-testid': 'mentions',
    hidden: true,
  });
  const button = h('button', {
    type: 'submit', class: 'button button-main send', 'aria-label': 'Send', 'data-testid': 'send',
  }, icon('send'));
  const element = h('form', { class: 'composer', onsubmit: event => { event.preventDefault(); send(); } },
    options,
    h('div', { class: 'composer-box' }, box, button),
    h('p', { id: 'composer-hint', class: 'hint' }));
  const mentions = completeMentions(
    box, options, () => [state.bot, ...state.people.filter(person => person.id !== state.me.id)]);

  box.addEventListener('input', () => { keep(); grow(); });
  box.addEventListener('keydown', event => {
    if (mentions.take(event) || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });

  const keep = () => {
    if (box.value) sessionStorage.setItem(draftKey(conversation), box.value);
    else sessionStorage.removeItem(draftKey(conversation));
  };
  const grow = () => {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight + 2, 200)}px`;
  };

  async function send() {
    const written = box.value;
    const place = conversation;
    if (!written.trim() || sending) return;
    sending = true;
    button.setAttribute('aria-disabled', 'true');
    try {
      const { text, mentions: ids } = withMentions(written.trim(), [state.bot, ...state.people]);
      const message = await server.say(place, text, ids);
      if (place === conversation && box.value.startsWith(written)) {
        box.value = box.value.slice(written.length).trimStart();
        keep();
        grow();
      } else sessionStorage.removeItem(draftKey(place));
      said(message);
    } catch (error) {
      troubled(error, 'Not sent; your text is still in the box.');
    } finally {
      sending = false;
      button.removeAttribute('aria-disabled');
    }
  }

  function insertStart(words) {
    const blank = 'Data-Viz Practitioners';
    box.value = words;
    box.focus();
    box.setSelectionRange(words.length - blank.length, words.length);
    keep();
    grow();
    announce('Put in the box. Write the name of your community and send.');
  }

  return {
    element,
    insertStart,
    focus: () => box.focus({ preventScroll: true }),
    setPlace(place, charter) {
      if (place !== conversation) {
        conversation = place;
        box.value = sessionStorage.getItem(draftKey(place)) ?? '';
        mentions.close();
        grow();
      }
      const isHeard = charter?.isCollecting && charter.members.some(member => member.id === state.me.id);
      box.placeholder = isPersonal(place) ? 'Write to CharterBot'
        : !isThread(place) ? 'Start a new conversation'
          : isHeard ? 'Reply: it is kept as your piece' : 'Reply';
      element.querySelector('.hint').textContent = isPersonal(place) ? 'Only you and CharterBot read this.'
        : isHeard
          ? 'What you reply is kept as your piece of the answer. Commands begin with @CharterBot: @CharterBot help.'
        : charter?.isCollecting
          ? 'You are not in yet: begin with @CharterBot to have your answer kept, or write @CharterBot join.'
        : charter ? 'The bot hears @CharterBot and its buttons now; the rest stays between you.'
          : 'Enter sends, Shift+Enter makes a new line, @ mentions.';
    },
  };
}
