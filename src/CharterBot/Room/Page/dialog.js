import { h, iconButton } from './dom.js';
import { draw } from './draw.js';
import * as server from './server.js';
import { toast, troubled } from './toast.js';

const dialog = document.getElementById('dialog');
const widths = { small: '26rem', medium: '38rem', large: '52rem' };
let open = null;

export function openDialog(task, message, buttonTitle) {
  open = { message, buttonTitle, busy: false, before: {}, card: null };
  fill(task);
  dialog.showModal();
  const field = dialog.querySelector('.dialog-card :is(input,textarea,select)');
  (field ?? dialog.querySelector('.dialog-card button') ?? dialog).focus();
  // A text that is longer than its box is read from its beginning.
  if (field?.tagName === 'TEXTAREA' && field.scrollHeight > field.clientHeight) {
    field.setSelectionRange(0, 0);
    field.scrollTop = 0;
  }
}

const inputs = () => open?.card?.getAllInputs?.() ?? [];
const values = () => Object.fromEntries(inputs().map(input => [input.id, input.value ?? '']));
const isDirty = () => JSON.stringify(values()) !== JSON.stringify(open.before);

// What someone typed survives a new content: in the field of the same name when that came empty, else below the form.
function fill(task) {
  const typed = open.card && isDirty() ? values() : {};
  const content = task.card?.content ?? task.card ?? {};
  const { card, element } = draw(content, { headingLevel: 3, onAction: submit, scope: 'dialog' });
  open.card = card;
  const rest = [];
  dialog.replaceChildren(
    h('header', { class: 'dialog-top' },
      h('h2', { id: 'dialog-title' }, task.title || 'CharterBot'),
      iconButton('close', 'Close', ask, { 'data-testid': 'dialog-close' })),
    h('div', { class: 'dialog-card', 'data-testid': 'dialog-card' }, element),
    h('div', { class: 'dialog-kept' }),
    h('div', { class: 'dialog-status', role: 'status' }),
    h('div', { class: 'dialog-ask', role: 'alert' }));
  dialog.style.width = typeof task.width === 'number' ? `${task.width}px` : widths[task.width] ?? widths.medium;
  open.before = values();
  const shown = JSON.stringify(content);
  for (const input of inputs()) {
    const text = typed[input.id];
    if (!text || shown.includes(JSON.stringify(text).slice(1, -1))) continue;
    const field = dialog.querySelector(`#${CSS.escape(input.renderedInputControlElement?.id ?? '')}`);
    if (!input.value && field && 'value' in field) field.value = text;
    else rest.push(text);
  }
  if (rest.length > 0) dialog.querySelector('.dialog-kept').append(
    h('h3', {}, 'What you had typed'), ...rest.map(text => h('p', { class: 'kept-text' }, text)));
}

async function submit(action) {
  if (open.busy || action.getJsonTypeName() === 'Action.OpenUrl') return;
  setBusy(true);
  dialog.querySelector('.dialog-status').replaceChildren();
  try {
    const answer = await server.invoke(open.message.id, 'task/submit', {
      data: action.data ?? {}, context: { theme: window.roomTheme.current },
    });
    setBusy(false);
    const task = answer?.task;
    if (task?.type === 'continue') {
      fill(task.value);
      dialog.querySelector('.dialog-card :is(input,textarea,select)')?.focus();
      return;
    }
    close();
    if (task?.type === 'message' && task.value) toast(task.value);
  } catch (error) {
    setBusy(false);
    troubled(error, 'Not saved; your text is still here.');
  }
}

function setBusy(busy) {
  open.busy = busy;
  dialog.classList.toggle('is-busy', busy);
  for (const button of dialog.querySelectorAll('.ac-pushButton')) {
    if (busy) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
  }
}

function ask() {
  if (!isDirty() || open.busy) {
    if (!open.busy) close();
    return;
  }

  const place = dialog.querySelector('.dialog-ask');
  place.replaceChildren(h('p', {}, 'Close without saving what you typed?'),
    h('button', {
      type: 'button', class: 'button button-main',
      onclick: () => { place.replaceChildren(); inputs()[0]?.focus(); },
    }, 'Keep writing'),
    h('button', { type: 'button', class: 'button button-bad', 'data-testid': 'discard', onclick: close }, 'Discard'));
  place.querySelector('button').focus();
}

function close() {
  const { message, buttonTitle } = open;
  open = null;
  dialog.close();
  dialog.replaceChildren();
  if (document.activeElement && document.activeElement !== document.body) return;
  // The button that opened it may have been drawn anew meanwhile.
  const buttons = document.querySelectorAll(`[data-message-id="${message.id}"] .ac-pushButton`);
  [...buttons].find(button => button.textContent.trim() === buttonTitle)?.focus();
}

// Escape is answered here, because a browser lets a page refuse its own closing only once.
dialog.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  ask();
});
dialog.addEventListener('cancel', event => { event.preventDefault(); if (open) ask(); });
dialog.addEventListener('close', () => { if (open) dialog.showModal(); });
