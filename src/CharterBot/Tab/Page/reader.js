import { charterPage } from './charter.js';
import { place, show } from './dom.js';
import * as server from './server.js';
import { enter } from './teams.js';
import { passes, trouble } from './trouble.js';

const everyMinute = 60000, soonest = 3000;
const announcer = document.getElementById('announcer');
const reading = { conversation: null, thread: null, version: null, tag: null, shown: null };
let timer, asked = 0, lastAsked = 0;

enter(async context => {
  reading.conversation = context.conversation;
  reading.thread = new URLSearchParams(location.search).get('thread');
  await look();
  setInterval(() => document.hidden || look(), everyMinute);
  document.addEventListener('visibilitychange', () => document.hidden || again());
  addEventListener('focus', again);
  addEventListener('online', look);
});

const again = () => Date.now() - lastAsked > soonest && look();

async function look() {
  clearTimeout(timer);
  lastAsked = Date.now();
  const mine = ++asked, { version } = reading;
  try {
    reading.thread ??= await newest();
    const { tag, value } = await server.charter(reading.conversation, reading.thread, version, reading.tag);
    if (mine !== asked) return;
    reading.tag = tag;
    stale('');
    if (value) draw(value);
  } catch (refused) {
    if (mine === asked) failed(refused);
  }
}

// A tab whose address names no thread shows what its conversation has.
async function newest() {
  const { charters } = reading.conversation ? await server.charters(reading.conversation) : { charters: [] };
  if (charters.length === 0) throw new server.Refused(404);
  return charters[0].thread;
}

// What was read stays readable while the server is away; what the reader may no longer read does not.
function failed(refused) {
  if (passes(refused)) timer = setTimeout(look, 1000 * (refused.retryAfter ?? 5));
  if (passes(refused) && reading.shown) {
    return stale('This may not be the newest state: the server cannot be reached. Trying again …');
  }

  Object.assign(reading, { tag: null, shown: null });
  if (reading.version && refused.status === 404) return choose(null);
  show(trouble(refused, look));
}

function choose(version) {
  Object.assign(reading, { version, tag: null });
  return look();
}

function draw(charter) {
  const words = JSON.stringify(charter);
  if (words === reading.shown) return;
  const [isFirst, held] = [reading.shown === null, document.activeElement?.dataset?.testid];
  const closed = [...document.querySelectorAll('details:not([open])')].map(details => details.id);
  reading.shown = words;
  document.title = `${charter.name} · Charter`;
  show(charterPage(charter, choose));
  for (const id of closed) document.getElementById(id)?.removeAttribute('open');
  if (held) place().querySelector(`[data-testid="${held}"]`)?.focus({ preventScroll: true });
  const news = charter.version ? `Version ${charter.version} is shown.` : 'The charter was updated.';
  announcer.textContent = isFirst ? '' : news;
}

function stale(words) {
  const line = document.getElementById('stale');
  if (line && line.textContent !== words) line.textContent = words;
}
