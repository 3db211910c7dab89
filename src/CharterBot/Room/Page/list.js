import { avatar, h, icon, iconButton, isNarrow, sync } from './dom.js';
import { afterPress } from './press.js';
import { go, hashOf, showPane } from './route.js';
import * as server from './server.js';
import { state, titleOf, watch } from './state.js';
import { shortOf } from './time.js';
import { troubled } from './toast.js';

const place = document.getElementById('list');
let leave;

export function setUpList(forgetName) {
  leave = forgetName;
  watch('list', () => afterPress(drawList));
}

const kept = new Map();
let scroll, addChannel;

// A row is made anew only when what it says has changed.
function keep(key, facts, make) {
  const signature = JSON.stringify(facts);
  if (kept.get(key)?.signature !== signature) kept.set(key, { signature, element: make() });
  return kept.get(key).element;
}

export function drawList() {
  if (!scroll) frame();
  const held = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const threads = [...state.threads.values()].sort((a, b) => b.last - a.last);
  const personal = state.threads.get(state.personal);
  sync(scroll, [
    keep(state.personal, [personal?.unread, state.open === state.personal], personalRow),
    ...state.channels.map(channel => section(channel, threads.filter(thread => thread.channel === channel.id))),
    addChannel,
  ]);
  if (held && document.activeElement?.dataset.key !== held)
    place.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus();
}

function frame() {
  scroll = h('div', { class: 'list-scroll' });
  addChannel = h('div', {}, addButton());
  place.replaceChildren(
    h('header', { class: 'list-top' },
      h('img', { src: '/room/page/favicon.svg', alt: '', width: 28, height: 28 }),
      h('strong', {}, 'CharterBot room'),
      iconButton('moon', 'Switch light and dark', () => window.roomTheme.toggle(), { 'data-testid': 'theme' })),
    scroll,
    h('footer', { class: 'list-me' },
      avatar(state.me.id, state.me.name), h('span', { class: 'list-name' }, state.me.name),
      iconButton('leave', 'Be someone else', leave)));
}

function section(channel, threads) {
  const id = `channel-${state.channels.indexOf(channel)}`;
  const made = keep(id, channel.name, () => h('section', { class: 'channel', 'aria-labelledby': id },
    h('h2', { id }, channel.name), h('div', { class: 'new-slot' }), h('ul', { class: 'rows' })));
  sync(made.querySelector('.new-slot'), [keep(channel.id, state.open === channel.id, () => h('a', {
    class: 'row row-new', href: hashOf(channel.id), 'data-key': channel.id, 'data-testid': 'new-conversation',
    'aria-label': `New conversation in ${channel.name}`, 'aria-current': state.open === channel.id ? 'page' : null,
    onclick: narrowGo,
  }, icon('plus'), 'New conversation'))]);
  sync(made.querySelector('.rows'), threads.map(thread => keep(
    thread.conversation, [thread, state.open === thread.conversation], () => h('li', {}, row(thread)))));
  return made;
}

function row(thread) {
  return h('a', {
    class: thread.unread ? 'row is-unread' : 'row', href: hashOf(thread.conversation), 'data-key': thread.conversation,
    'data-testid': 'thread', 'data-conversation': thread.conversation,
    'aria-current': state.open === thread.conversation ? 'page' : null, onclick: narrowGo,
  },
  h('span', { class: 'row-title' }, titleOf(thread)),
  thread.unread
    ? h('span', { class: 'count', 'data-testid': 'unread' },
      String(thread.unread), h('span', { class: 'unseen' }, ' unread'))
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

const addButton = () =>
  h('button', { type: 'button', class: 'quiet', onclick: askForChannel }, icon('plus'), 'New channel');

function askForChannel() {
  const input = h('input', {
    maxLength: 60, required: true, 'aria-label': 'Name of the new channel', placeholder: 'Channel name',
  });
  const form = h('form', { class: 'new-channel' }, input, h('button', { class: 'button', type: 'submit' }, 'Add'));
  const done = () => addChannel.replaceChildren(addButton());
  form.addEventListener('keydown', key => { if (key.key === 'Escape') done(); });
  form.addEventListener('submit', async submitted => {
    submitted.preventDefault();
    try {
      const channel = await server.openChannel(input.value);
      if (!state.channels.some(known => known.id === channel.id)) state.channels.push(channel);
      done();
      drawList();
      go(channel.id);
    } catch (error) { troubled(error, 'The channel was not made.'); }
  });
  addChannel.replaceChildren(form);
  input.focus();
}
