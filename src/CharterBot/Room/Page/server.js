import { browserClock } from './time.js';

let person = '';

export class Refused extends Error {
  constructor(status, body) {
    super(body?.error?.message ?? `The room answered ${status}.`);
    this.status = status;
  }
}

const address = (path, query) => `/room/api/${path}?${new URLSearchParams({ person, ...query })}`;

async function answer(response) {
  const text = await response.text();
  let body = null;
  try { body = text ? JSON.parse(text) : null; } catch { /* an answer without JSON is judged by its status */ }
  if (!response.ok) throw new Refused(response.status, body);
  return body;
}

const get = async (path, query) => answer(await fetch(address(path, query)));
const post = async (path, body) => answer(await fetch(address(path), {
  method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
}));

export const join = async name => {
  const me = await post('join', { name });
  person = me.id;
  return me;
};
export const room = () => get('room');
export const messages = conversation => get('messages', { conversation });
export const charter = conversation => get('charter', { conversation });
export const charterFile = conversation => address('charter.md', { conversation });
export const openChannel = name => post('channels', { name });
export const say = (conversation, text, mentions) =>
  post('posts', { conversation, text, mentions, clock: browserClock() });
export const edit = (message, text, mentions) => post('edit', { message, text, mentions, clock: browserClock() });
export const remove = message => post('delete', { message, clock: browserClock() });
export const markRead = (conversation, upto) => post('read', { conversation, upto });
export const submit = (message, value) => post('submit', { message, value, clock: browserClock() });
export const invoke = (message, name, value) => post('invoke', { message, name, value, clock: browserClock() });
export const events = () => new EventSource(address('events'));
