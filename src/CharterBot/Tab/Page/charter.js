import { h, names } from './dom.js';
import { question } from './question.js';
import { dayOf, momentOf } from './time.js';
import { tools } from './tools.js';

export function charterPage(charter, choose) {
  return [
    head(charter),
    tools(charter, choose),
    h('p', { id: 'stale', class: 'stale', role: 'status' }),
    ...notes(charter, choose),
    !charter.version && progress(charter),
    changes(charter),
    ...charter.areas.map(area => h('section', { class: 'area', 'data-testid': 'area' },
      h('h2', {}, area.name), area.questions.map(one => question(one, charter)))),
    charter.parked.length > 0 && h('section', { class: 'area', 'data-testid': 'parked' },
      h('h2', {}, 'Parked questions'),
      h('p', { class: 'state' }, 'Left open by the team, for later.'),
      h('ul', { class: 'parked' }, charter.parked.map(one => h('li', { id: `question-${one.number}`, tabIndex: -1 },
        `${one.number}. ${one.text}`,
        one.change && [' ', h('span', { class: 'tag' }, `parked in ${charter.version}`)])))),
    h('p', { class: 'source', 'data-testid': 'source' }, charter.source),
  ];
}

function head(charter) {
  const when = h('time', { dateTime: charter.at }, momentOf(charter.at));
  return h('header', { class: 'head' },
    h('p', { class: 'kicker' }, charter.set),
    h('h1', { dir: 'auto', 'data-testid': 'name' }, charter.name),
    h('p', { 'data-testid': 'when' }, charter.version
      ? [`Version ${charter.version}, published `, when]
      : ['Started ', when, ', not published yet']),
    h('dl', { class: 'people' },
      charter.facilitator && [h('dt', {}, 'Facilitator'), h('dd', {}, names([charter.facilitator]))],
      h('dt', {}, 'Core Team'), h('dd', { 'data-testid': 'members' }, names(charter.members, 'nobody any more'))));
}

function* notes(charter, choose) {
  const [newest] = charter.versions;
  if (charter.version && charter.version !== newest.version) {
    const current = `Version ${newest.version} of ${dayOf(newest.at)} is the current one.`;
    yield h('div', { class: 'note', role: 'note', 'data-testid': 'older' },
      h('p', {}, `This is version ${charter.version}. ${current}`),
      h('button', { type: 'button', class: 'button', onclick: () => choose(null) }, 'Show the current version'));
  }
  if (charter.revision) {
    yield h('p', { class: 'note', 'data-testid': 'revision' }, `${charter.revision}. Until then this one holds.`);
  }
  if (charter.state === 'cancelled') {
    yield h('p', { class: 'note', 'data-testid': 'cancelled' },
      'This charter was cancelled. Its facilitator can bring it back within 30 days: @CharterBot restore');
  }
}

const became = { new: 'is answered now', changed: 'was changed', parked: 'was parked' };

const progress = charter => h('div', { class: 'progress', 'data-testid': 'progress' },
  h('strong', {}, `${charter.agreed} of ${charter.questions} agreed`),
  h('progress', { max: charter.questions, value: charter.agreed, 'aria-label': 'Questions agreed' }));

function changes(charter) {
  const at = charter.versions.findIndex(one => one.version === charter.version);
  const before = charter.versions[at + 1];
  if (!charter.version || !before) return null;
  const all = [...charter.areas.flatMap(area => area.questions), ...charter.parked].filter(one => one.change);
  return h('section', { class: 'changes', 'data-testid': 'changes' },
    h('h2', {}, `What changed since version ${before.version}`),
    h('ul', {},
      charter.nameBefore && h('li', {}, 'The name. It was ', h('bdi', {}, charter.nameBefore), '.'),
      all.map(one => h('li', {}, h('button', { type: 'button', onclick: () => go(one.number) },
        `Question ${one.number} ${became[one.change.how]}`))),
      !charter.nameBefore && all.length === 0 && h('li', {}, 'No text.')));
}

function go(number) {
  const target = document.getElementById(`question-${number}`);
  target.scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
}
