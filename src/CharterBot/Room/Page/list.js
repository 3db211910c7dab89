import { avatar, h, icon, iconButton, isNarrow } from './dom.js';
import { go, hashOf, showPane } from './route.js';
import * as server from './server.js';
import { isPersonal, state, titleOf, watch } from './state.js';
import { shortOf } from './time.js';
import { troubled } from './toast.js';

const place = document.getElementById('list');
let leave;

export function setUpList(forgetName) {
  leave = forgetName;
  watch('list', drawList);
}

// Redrawn whole, it is small; whoever stands on a row keeps standing there.
export function drawList() {
  const held = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const scrolled = place.querySelector('.list-scroll')?.scrollTop ?? 0;
  const newChannel = place.querySelector('.new-channel');
  const threads = [...state.threads.values()].sort((a, b) => b.last - a.last);
  place.replaceChildren(
    h('header', { class: 'list-top' },
      h('img', { src: '/room/page/favicon.svg', alt: '', width: 28, height: 28 }),
      h('strong', {}, 'CharterBot room'),
      iconButton('moon', 'Switch light and dark', () => window.roomTheme.toggle(), { 'data-key': 'theme', 'data-testid': 'theme' })),
    h('div', { class: 'list-scroll' },
      personalRow(),
      state.channels.map(channel => section(channel, threads.filter(thread => thread.channel === channel.id))),
      newChannel ?? h('button', {
        type: 'button', class: 'quiet', 'data-key': 'new-channel', onclick: askForChannel,
      }, icon('plus'), 'New channel')),
    h('footer', { class: 'list-me' },
      avatar(state.me.id, state.me.name), h('span', { class: 'list-name' }, state.me.name),
      iconButton('leave', 'Be someone else', leave, { 'data-key': 'leave' })));
  place.querySelector('.list-scroll').scrollTop = scrolled;
  if (held) place.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus();
}

function section(channel, threads) {
  const id = `channel-${state.channels.indexOf(channel)}`;
  return h('section', { class: 'channel', 'aria-labelledby': id },
    h('h2', { id }, channel.name),
    h('a', {
      class: 'row row-new', href: hashOf(channel.id), 'data-key': channel.id, 'data-testid': 'new-conversation',
      'aria-label': `New conversation in ${channel.name}`, 'aria-current': state.open === channel.id ? 'page' : null,
      onclick: narrowGo,
    }, icon('plus'), 'New conversation'),
    h('ul', { class: 'rows' }, threads.map(thread => h('li', {}, row(thread)))));
}

function row(thread) {
  return h('a', {
    class: thread.unread ? 'row is-unread' : 'row', href: hashOf(thread.conversation), 'data-key': thread.conversation,
    'data-testid': isPersonal(thread.conversation) ? 'personal' : 'thread', 'data-conversation': thread.conversation,
    'aria-current': state.open === thread.conversation ? 'page' : null, onclick: narrowGo,
  },
  h('span', { class: 'row-title' }, titleOf(thread)),
  thread.unread
    ? h('span', { class: 'count', 'data-testid': 'unread' }, String(thread.unread), h('span', { class: 'unseen' }, ' unread'))
    : h('time', { class: 'row-time' }, shortOf(thread.last)));
}

function personalRow() {
  const thread = state.threads.get(state.personal);
  return h('a', {
    class: `row row-personal${thread?.unread ? ' is-unread' : ''}`, href: hashOf(state.personal),
    'data-key': state.personal, 'data-testid': 'personal', onclick: narrowGo,
    'aria-current': state.open === state.personal ? 'page' : null,
  },
  avatar(state.bot.id, 'CharterBot', true),
  h('span', { class: 'row-title' }, 'CharterBot', h('span', { class: 'muted' }, ' just you')),
  thread?.unread ? h('span', { class: 'count', 'data-testid': 'unread' }, String(thread.unread)) : null);
}

// Pressing the row of the conversation that is open already must still leave the list on a phone.
function narrowGo(event) {
  if (!isNarrow() || location.hash !== event.currentTarget.hash) return;
  event.preventDefault();
  showPane('thread');
}

function askForChannel(event) {
  const input = h('input', { maxLength: 60, required: true, 'aria-label': 'Name of the new channel', placeholder: 'Channel name' });
  const form = h('form', { class: 'new-channel' }, input, h('button', { class: 'button', type: 'submit' }, 'Add'));
  const done = () => { form.remove(); drawList(); };
  form.addEventListener('keydown', key => { if (key.key === 'Escape') done(); });
  form.addEventListener('submit', async submitted => {
    submitted.preventDefault();
    try {
      const channel = await server.openChannel(input.value);
      if (!state.channels.some(known => known.id === channel.id)) state.channels.push(channel);
      done();
      go(channel.id);
    } catch (error) { troubled(error, 'The channel was not made.'); }
  });
  event.currentTarget.replaceWith(form);
  input.focus();
}
