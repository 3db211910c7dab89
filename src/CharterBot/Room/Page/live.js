import { afterPress } from './press.js';
import { announce } from './toast.js';
import * as server from './server.js';
import { changed, noteInList, plain, state, take } from './state.js';
import { isSeenNow, reloadMessages, seen, upsert } from './thread.js';
import { reloadCharter } from './panel.js';

const offline = document.getElementById('offline');

// The browser reconnects by itself and names the last event it saw; only when the room does not know this person any
// more (its history was removed) is there something to do here.
export function followEvents(name) {
  const source = server.events();
  const on = (kind, act) => source.addEventListener(kind, event => {
    const news = JSON.parse(event.data);
    afterPress(() => act(news));
  });
  let wasOpen = false;

  source.onopen = () => {
    offline.textContent = '';
    if (wasOpen) return;
    wasOpen = true;
    document.documentElement.dataset.live = 'true';
    reload();
  };
  source.onerror = () => {
    offline.textContent = 'Connection lost. Trying again…';
    document.documentElement.dataset.live = 'false';
    wasOpen = wasOpen && source.readyState !== EventSource.CLOSED;
    if (source.readyState === EventSource.CLOSED) setTimeout(() => again(name), 1500);
  };
  on('hello', () => { document.documentElement.dataset.live = 'true'; });
  on('resync', reload);
  on('message', message => {
    const seen = isSeenNow(message.conversation);
    noteInList(message, seen);
    if (message.conversation === state.open) upsert(message);
    if (message.conversation === state.open && message.authorId !== state.me.id)
      announce(`${message.authorName}: ${plain(message.text) || message.summary || 'a card'}`);
  });
  on('change', message => {
    state.ownViews.delete(message.id);
    if (message.conversation === state.open) upsert(message);
    const thread = state.threads.get(message.conversation);
    if (thread && message.conversation.endsWith(`=${message.id}`) && !message.isBot) {
      thread.firstLine = message.deleted ? '' : message.text.trim().split('\n')[0];
      changed('list');
    }
  });
  on('thread', note => {
    const thread = state.threads.get(note.conversation);
    if (thread) thread.title = note.title;
    changed('list');
  });
  on('charter', note => { if (note.conversation === state.open) reloadCharter(); });
  on('person', person => {
    if (!state.people.some(known => known.id === person.id)) state.people.push(person);
  });
  on('channel', channel => {
    if (!state.channels.some(known => known.id === channel.id)) state.channels.push(channel);
    changed('list');
  });
  on('read', mark => {
    const thread = state.threads.get(mark.conversation);
    if (thread && Number(mark.upto) >= thread.last) thread.unread = 0;
    changed('list');
  });
}

async function reload() {
  take(await server.room());
  await reloadMessages();
  seen(true);
  reloadCharter();
}

async function again(name) {
  try {
    await server.join(name);
    followEvents(name);
  } catch {
    setTimeout(() => again(name), 3000);
  }
}
