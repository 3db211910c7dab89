import { h, iconButton, icon, isNarrow } from './dom.js';
import { makeComposer } from './composer.js';
import { drawMessage, refreshMessage } from './message.js';
import { afterPress } from './press.js';
import { showPane } from './route.js';
import * as server from './server.js';
import { changed, channelOf, isPersonal, isThread, noteInList, state, titleOf, watch } from './state.js';
import { markBusy } from './card.js';
import { dayOf, sameDay } from './time.js';
import { forgetCharter, reloadCharter, togglePanel } from './panel.js';

const place = document.getElementById('thread');
let scroller, rows, title, composer, more, opening = 0;

export function setUpThread() {
  title = h('h2', { class: 'thread-title', tabindex: '-1', 'data-testid': 'thread-title' });
  rows = h('div', { class: 'rows-of-messages' });
  scroller = h('div', {
    id: 'messages', class: 'messages', tabindex: '0', role: 'region', 'aria-label': 'Messages',
  }, rows);
  more = h('button', { type: 'button', class: 'button more', hidden: true, onclick: () => toEnd(true) },
    icon('down'), 'New messages');
  composer = makeComposer(said);
  place.replaceChildren(
    h('header', { class: 'thread-top' },
      iconButton('back', 'Back to conversations', toList, { 'data-testid': 'back' }),
      h('div', { class: 'thread-name' }, title, h('p', { class: 'thread-place muted' })),
      iconButton('progress', 'Charter progress', togglePanel, {
        'data-testid': 'toggle-panel', 'aria-expanded': 'true', id: 'toggle-panel', 'aria-controls': 'panel',
      })),
    scroller, more,
    h('div', { id: 'toasts', class: 'toasts', role: 'status', 'aria-live': 'polite' }),
    composer.element);
  let sticks = true;
  scroller.addEventListener('scroll', () => {
    sticks = isAtEnd();
    if (sticks) { more.hidden = true; seen(); }
  });
  // When the box grows, a note appears or a phone's keyboard opens, the end stays in sight.
  new ResizeObserver(() => { if (sticks) toEnd(); }).observe(scroller);
  addEventListener('focus', seen);
  watch('list', drawTitle);
  watch('own-view', id => state.messages.has(id) && redraw(state.messages.get(id)));
  watch('busy', (holder, id) => {
    const shown = holder.isConnected ? holder : rows.querySelector(`[data-message-id="${id}"] .card`);
    if (shown) markBusy(shown, id);
  });
  watch('charter', () => { if (state.open) composer.setPlace(state.open, state.charter); });
}

function toList() {
  history.replaceState(null, '', '#');
  showPane('list');
  state.open = null;
  changed('list');
  document.getElementById('list').focus();
}

export async function openConversation(conversation) {
  const mine = ++opening;
  state.open = conversation;
  state.messages = new Map();
  forgetCharter();
  composer.setPlace(conversation, null);
  changed('list');
  let view = { messages: [] };
  if (isThread(conversation) || isPersonal(conversation)) {
    try { view = await server.messages(conversation); } catch { /* drawn as an empty place */ }
  }
  if (mine !== opening) return;
  // What came live while this was on its way is newer than what it brings.
  const live = state.messages;
  state.messages = new Map([...view.messages.map(message => [message.id, message]), ...live]);
  drawAll();
  reloadCharter();
  toEnd();
  seen(true);
  if (!isNarrow()) composer.focus();
}

export async function reloadMessages() {
  const conversation = state.open;
  if (!conversation || !(isThread(conversation) || isPersonal(conversation))) return;
  const before = new Map(state.messages);
  const view = await server.messages(conversation);
  afterPress(() => {
    if (conversation !== state.open) return;
    for (const message of view.messages)
      if (state.messages.get(message.id) === before.get(message.id)) upsert(message);
  });
}

export const isSeenNow = conversation => conversation === state.open && document.hasFocus() && isAtEnd();

export function upsert(message) {
  const known = state.messages.get(message.id);
  if (known && JSON.stringify(known) === JSON.stringify(message)) return;
  const stays = isAtEnd();
  state.messages.set(message.id, message);
  if (known) {
    redraw(message);
    if (stays) toEnd();
    return;
  }

  if (state.messages.size === 1) rows.replaceChildren();
  const before = [...rows.querySelectorAll('[data-message-id]')].pop();
  const last = before && state.messages.get(before.dataset.messageId);
  if (!last || !sameDay(last.time, message.time)) rows.append(divider(message.time));
  rows.append(drawMessage(message));
  if (stays || message.authorId === state.me.id) toEnd();
  else more.hidden = false;
}

function redraw(message) {
  const old = rows.querySelector(`[data-message-id="${message.id}"]`);
  if (old) refreshMessage(old, message);
}

function drawAll() {
  more.hidden = true;
  const messages = [...state.messages.values()].sort((a, b) => a.time - b.time);
  rows.replaceChildren(...messages.flatMap((message, at) => [
    at === 0 || !sameDay(messages[at - 1].time, message.time) ? divider(message.time) : null, drawMessage(message),
  ]).filter(Boolean));
  if (messages.length === 0) rows.append(empty());
}

const divider = time => h('div', { class: 'day' }, h('span', {}, dayOf(time)));

function empty() {
  const personal = isPersonal(state.open);
  const words = personal ? 'start Data-Viz Practitioners' : '@CharterBot start Data-Viz Practitioners';
  return h('section', { class: 'empty', 'data-testid': 'empty' },
    h('img', { src: '/room/page/favicon.svg', alt: '', width: 56, height: 56 }),
    h('h3', {}, personal ? 'Write a charter on your own' : 'Start your community’s charter'),
    h('p', {},
      'CharterBot asks seven questions, collects what everyone writes and turns it into one agreed text for each.'),
    h('p', {}, 'Type ', h('code', {}, words.replace('Data-Viz Practitioners', '<name of your community>'))),
    h('button', {
      type: 'button', class: 'button button-main', 'data-testid': 'insert-start',
      onclick: () => composer.insertStart(words),
    }, 'Put it in the box for me'));
}

function drawTitle() {
  if (!state.open) return;
  const thread = state.threads.get(state.open);
  const channel = state.channels.find(known => known.id === channelOf(state.open));
  title.textContent = isPersonal(state.open) ? 'CharterBot' : thread ? titleOf(thread) : 'New conversation';
  place.querySelector('.thread-place').textContent =
    isPersonal(state.open) ? 'Just you and the bot' : channel?.name ?? '';
  document.title = `${title.textContent} · CharterBot room`;
}

const isAtEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;

function toEnd(smooth) {
  const glides = smooth && !matchMedia('(prefers-reduced-motion: reduce)').matches;
  scroller.scrollTo({ top: scroller.scrollHeight, behavior: glides ? 'smooth' : 'instant' });
  more.hidden = true;
  seen();
}

export function seen(isOpenedNow) {
  const thread = state.threads.get(state.open);
  if (!thread?.unread || !document.hasFocus() || (isOpenedNow !== true && !isAtEnd())) return;
  thread.unread = 0;
  changed('list');
  const newest = [...state.messages.keys()].sort((a, b) => a - b).pop();
  if (newest) server.markRead(state.open, newest).catch(() => {});
}

function said(message) {
  noteInList(message, true);
  if (message.conversation === state.open) upsert(message);
  else location.hash = `#${encodeURIComponent(message.conversation)}`;
}
