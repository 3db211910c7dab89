import { h, iconButton } from './dom.js';

export function toast(text, kind = 'plain') {
  const dialog = document.querySelector('#dialog[open] .dialog-status');
  if (dialog) {
    dialog.replaceChildren(note(text, kind));
    return;
  }

  // Above the writing, where it covers no button; over everything only where that is out of sight.
  const near = document.getElementById('toasts');
  const place = near?.offsetParent ? near : document.getElementById('toasts-over');
  const made = note(text, kind);
  place.append(made);
  while (place.childElementCount > 1) place.firstElementChild.remove();
  const stay = Math.max(6000, text.length * 70);
  let timer = setTimeout(() => made.remove(), stay);
  made.addEventListener('pointerenter', () => clearTimeout(timer));
  made.addEventListener('pointerleave', () => { timer = setTimeout(() => made.remove(), 2000); });
}

function note(text, kind) {
  const made = h('div', { class: `toast toast-${kind}`, 'data-testid': 'toast' },
    h('p', {}, text), iconButton('close', 'Dismiss', () => made.remove()));
  return made;
}

const announcer = document.getElementById('announcer');
export function announce(text) {
  const line = h('p', {}, text.length > 140 ? `${text.slice(0, 140)}…` : text);
  announcer.append(line);
  while (announcer.childElementCount > 5) announcer.firstElementChild.remove();
}

export const troubled = (error, what) => toast(
  error.status === 503 || error.status === 504 ? `${what} The bot is busy; try again in a moment.`
    : error.status ? `${what} ${error.message}` : `${what} The room cannot be reached.`, 'bad');
