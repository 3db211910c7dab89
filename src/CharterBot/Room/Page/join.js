import { h } from './dom.js';

const recentKey = 'room.names';
const nameKey = 'room.name';
const recent = () => { try { return JSON.parse(localStorage.getItem(recentKey)) ?? []; } catch { return []; } };

export const rememberedName = () =>
  new URLSearchParams(location.search).get('name')?.trim() || sessionStorage.getItem(nameKey);

export function remember(name) {
  sessionStorage.setItem(nameKey, name);
  const names = [name, ...recent().filter(known => known !== name)].slice(0, 6);
  localStorage.setItem(recentKey, JSON.stringify(names));
}

export function forgetName() {
  sessionStorage.removeItem(nameKey);
  location.assign('/');
}

export function showJoin(enter, problem = '', typed = '') {
  const place = document.getElementById('join');
  const input = h('input', {
    id: 'name', name: 'name', autocomplete: 'off', maxLength: 60, required: true, value: typed,
    placeholder: 'For example Amina', 'aria-describedby': 'join-hint join-problem', 'data-testid': 'name',
  });
  const names = recent();
  place.replaceChildren(h('form', {
    class: 'join-card', 'data-testid': 'join',
    onsubmit: event => { event.preventDefault(); enter(input.value); },
  },
  h('img', { src: '/room/page/favicon.svg', alt: '', class: 'join-mark', width: 48, height: 48 }),
  h('h1', {}, 'Who are you?'),
  h('p', { id: 'join-hint', class: 'muted' },
    'This room runs on your machine. Open it in a second window under another name to be two people.'),
  h('label', { htmlFor: 'name' }, 'Your name'),
  input,
  h('p', { id: 'join-problem', class: 'problem', role: 'alert' }, problem),
  h('button', { class: 'button button-main', type: 'submit' }, 'Join'),
  names.length > 0 && h('div', { class: 'join-recent' },
    h('p', { class: 'muted' }, 'Or come back as'),
    h('div', { class: 'chips' }, names.map(name =>
      h('button', { type: 'button', class: 'chip', onclick: () => enter(name) }, name))))));
  place.hidden = false;
  input.focus();
}
