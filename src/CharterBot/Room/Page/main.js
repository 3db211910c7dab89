import { followEvents } from './live.js';
import { drawList, setUpList } from './list.js';
import { forgetName, remember, rememberedName, showJoin } from './join.js';
import * as server from './server.js';
import { setUpRoutes } from './route.js';
import { take } from './state.js';
import { setUpThread } from './thread.js';
import { setUpPanel } from './panel.js';

async function enter(name) {
  let me;
  try {
    me = await server.join(name);
  } catch (error) {
    showJoin(enter, error.status ? error.message : 'The room cannot be reached. Is it running?', name);
    return;
  }

  remember(me.name);
  document.getElementById('join').hidden = true;
  document.getElementById('room').hidden = false;
  setUpList(forgetName);
  setUpThread();
  setUpPanel();
  take(await server.room());
  drawList();
  setUpRoutes();
  followEvents(me.name);
}

const name = rememberedName();
if (name) enter(name);
else showJoin(enter);

// The skip links move focus; the address stays the conversation's.
for (const link of document.querySelectorAll('[data-skip]')) {
  link.addEventListener('click', event => {
    event.preventDefault();
    const target = document.getElementById(link.dataset.skip);
    if (link.dataset.skip !== 'composer') document.body.dataset.pane =
      { list: 'list', panel: 'panel' }[link.dataset.skip] ?? 'thread';
    target?.focus();
  });
}
