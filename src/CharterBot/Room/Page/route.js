import { isNarrow } from './dom.js';
import { state } from './state.js';
import { openConversation } from './thread.js';

export const hashOf = conversation => `#${encodeURIComponent(conversation)}`;
export const go = conversation => {
  if (location.hash === hashOf(conversation)) follow();
  else location.hash = hashOf(conversation);
};
export const showPane = pane => { document.body.dataset.pane = pane; };

export function setUpRoutes() {
  addEventListener('hashchange', follow);
  follow();
}

function follow() {
  let asked = '';
  try { asked = decodeURIComponent(location.hash.slice(1)); } catch { /* a broken address opens the list */ }
  if (asked) {
    showPane('thread');
    openConversation(asked);
    return;
  }

  showPane('list');
  const newest = [...state.threads.values()].sort((a, b) => b.last - a.last)[0];
  if (!isNarrow()) openConversation(newest?.conversation ?? state.channels[0].id);
}
