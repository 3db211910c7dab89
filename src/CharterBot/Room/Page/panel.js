import { h, icon, iconButton } from './dom.js';
import { afterPress } from './press.js';
import * as server from './server.js';
import { changed, isPersonal, isThread, state } from './state.js';
import { toast } from './toast.js';

const place = document.getElementById('panel');
const foldKey = 'room.panel';
const marks = { agreed: '✓', asked: '•', drafting: '•', 'not asked': '○', skipped: '↷', parked: '‖' };
let asked = 0, timer;

export function setUpPanel() {
  document.body.dataset.panel = localStorage.getItem(foldKey) ?? 'open';
  document.getElementById('toggle-panel').setAttribute('aria-expanded', String(document.body.dataset.panel === 'open'));
  draw();
}

export function togglePanel() {
  if (!matchMedia('(min-width: 1081px)').matches || document.body.dataset.pane === 'panel') {
    document.body.dataset.pane = document.body.dataset.pane === 'panel' ? 'thread' : 'panel';
    if (document.body.dataset.pane === 'panel') place.focus();
    else document.getElementById('toggle-panel').focus();
    return;
  }

  const next = document.body.dataset.panel === 'open' ? 'closed' : 'open';
  document.body.dataset.panel = next;
  localStorage.setItem(foldKey, next);
  document.getElementById('toggle-panel').setAttribute('aria-expanded', String(next === 'open'));
}

// Another conversation is opened: the charter of the one before is none of its business.
export function forgetCharter() {
  state.charter = undefined;
  draw();
}

// Several writes in a row are one look.
export function reloadCharter() {
  clearTimeout(timer);
  timer = setTimeout(load, 60);
}

async function load() {
  const conversation = state.open;
  const mine = ++asked;
  let charter = null;
  if (conversation && (isThread(conversation) || isPersonal(conversation))) {
    try { charter = (await server.charter(conversation)).charter ?? null; } catch { return; }
  }
  afterPress(() => { if (mine === asked && conversation === state.open) show(charter); });
}

function show(charter) {
  const same = JSON.stringify(charter) === JSON.stringify(state.charter) && place.childElementCount > 0;
  state.charter = charter;
  changed('charter');
  if (!same || !charter) draw();
}

function draw() {
  const scrolled = place.querySelector('.panel-scroll')?.scrollTop ?? 0;
  const held = place.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
  const charter = state.charter;
  place.replaceChildren(
    h('header', { class: 'panel-top' },
      h('h2', {}, 'Charter'),
      iconButton('close', 'Close the charter panel', togglePanel, { 'data-testid': 'close-panel' })),
    ...(charter ? [body(charter), buttons()] : [charter === null ? nothing() : looking()]));
  const scroll = place.querySelector('.panel-scroll');
  if (scroll) scroll.scrollTop = scrolled;
  if (held) place.querySelector(`[data-testid="${held}"]`)?.focus();
}

const looking = () => h('p', { class: 'panel-empty panel-looking muted' }, 'Looking for the charter…');

const nothing = () => h('div', { class: 'panel-empty' },
  h('p', {}, 'No charter in this conversation yet.'),
  h('p', { class: 'muted' }, 'Once someone starts one, its questions, agreed texts and members stand here.'));

function body(charter) {
  const agreed = charter.questions.filter(question => question.state === 'agreed').length;
  const areas = [...new Set(charter.questions.map(question => question.area))];
  return h('div', { class: 'panel-scroll', tabindex: '0', role: 'region', 'aria-label': 'Charter' },
    h('p', { class: 'charter-name', 'data-testid': 'charter-name' }, charter.name),
    h('p', { class: 'muted' },
      [charter.phase, charter.version && `version ${charter.version}`].filter(Boolean).join(' · ')),
    h('div', { class: 'progress' },
      h('progress', { max: Math.max(charter.questions.length, 1), value: agreed, 'aria-label': 'Questions agreed' }),
      h('span', {}, `${agreed} of ${charter.questions.length} agreed`)),
    areas.map(area => h('section', { class: 'area' }, h('h3', {}, area),
      h('ol', { class: 'questions' }, charter.questions.filter(question => question.area === area).map(row)))),
    h('section', { class: 'area' }, h('h3', {}, 'Who is in'),
      h('ul', { class: 'members' }, charter.members.map(member => h('li', {}, member.name,
        member.isFacilitator && h('span', { class: 'badge' }, 'facilitator'))))));
}

const buttons = () => h('footer', { class: 'panel-buttons' },
  h('button', { type: 'button', class: 'button', 'data-testid': 'copy-markdown', onclick: copy },
    icon('copy'), 'Copy as Markdown'),
  h('a', { class: 'button', 'data-testid': 'download', href: server.charterFile(state.open), download: '' },
    icon('download'), 'Download'));

const row = question => h('li', {
  class: `question is-${question.state.replace(' ', '-')}`, value: question.number,
  'data-testid': 'question', 'data-number': question.number, 'data-state': question.state,
},
h('span', { class: 'mark', 'aria-hidden': 'true' }, marks[question.state] ?? '○'),
h('div', {}, h('p', { class: 'question-text' }, question.text),
  h('p', { class: 'question-state' }, `${question.number} · ${question.state}`),
  question.answer && h('p', { class: 'answer', dir: 'auto' }, question.answer)));

async function copy() {
  try {
    await navigator.clipboard.writeText(state.charter.markdown);
    toast('Copied: the charter as Markdown.');
  } catch { toast('The browser did not allow copying; use Download instead.', 'bad'); }
}
