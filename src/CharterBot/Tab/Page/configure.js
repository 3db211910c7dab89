import { button, h, notice, say, show } from './dom.js';
import * as server from './server.js';
import { configuration, enter } from './teams.js';
import { dayOf } from './time.js';
import { passes, trouble } from './trouble.js';

const entityOf = thread => `charter-${thread}`;
let chosen, only, timer;

enter(async context => {
  configuration.registerOnSaveHandler(save);
  await look(context);
});

async function look(context) {
  clearTimeout(timer);
  choose();
  if (!context.conversation) return show(elsewhere());
  try {
    const { charters, hasMore } = await server.charters(context.conversation);
    show(charters.length === 0 ? none(context) : choices(charters, hasMore, context.entity));
  } catch (refused) {
    show(trouble(refused, () => look(context)));
    if (passes(refused)) timer = setTimeout(() => look(context), 1000 * (refused.retryAfter ?? 5));
  }
}

function choose(charter) {
  chosen = charter;
  configuration.setValidityState(Boolean(charter));
}

// The address says which thread is meant, and proves nothing: the server asks who reads, and whether they are a member.
function save(event) {
  const address = `${location.origin}/tab?thread=${encodeURIComponent(chosen.thread)}`;
  configuration.setConfig({
    entityId: entityOf(chosen.thread),
    contentUrl: `${address}&theme={theme}`,
    websiteUrl: address,
    suggestedDisplayName: only ? 'Charter' : `Charter: ${[...chosen.name].slice(0, 40).join('')}`,
  }).then(() => event.notifySuccess(), () => event.notifyFailure('Teams did not take the tab. Try again.'));
}

function choices(charters, hasMore, entity) {
  const preferred = charters.find(charter => entityOf(charter.thread) === entity) ?? charters[0];
  only = charters.length === 1;
  choose(preferred);
  return [
    h('div', { class: 'head' },
      h('h1', {}, 'Pin the charter as a tab'),
      h('p', { class: 'muted' },
        'Every member finds it at the top of this conversation, always in its current version.')),
    h('fieldset', { class: 'choices', 'data-testid': 'choices' },
      h('legend', {}, only ? 'This charter will be pinned' : 'Which charter?'),
      charters.map(charter => choice(charter, charter === preferred))),
    hasMore && h('p', { class: 'after muted' }, 'Only the newest charters of this conversation are listed.'),
    h('p', { class: 'after' }, 'Choose Save below. Nothing is posted by this page.'),
  ];
}

const choice = (charter, checked) => h('label', { class: 'choice', 'data-testid': 'choice' },
  h('input', { type: 'radio', name: 'charter', value: charter.thread, checked, onchange: () => choose(charter) }),
  h('span', {}, h('strong', { dir: 'auto' }, charter.name), h('span', { class: 'muted' }, charter.version
    ? `Version ${charter.version}, published ${dayOf(charter.at)}`
    : `Not published yet: ${charter.agreed} of ${charter.questions} agreed, started ${dayOf(charter.at)}`)));

const none = context => notice('There is no charter here yet that you can pin',
  h('p', {}, 'A charter begins in the conversation itself:'),
  h('ul', {},
    h('li', {}, 'Write a new post here: ', say('@CharterBot start'), ' and the name of your community.'),
    h('li', {}, 'As soon as it is started it can be pinned; the tab shows how far it has come.'),
    h('li', {}, 'Was one written elsewhere? Pin it in that channel or chat: a charter is only for its members.')),
  button('Look again', () => look(context), { class: 'button button-main' }));

const elsewhere = () => notice('A charter is pinned in a channel or a group chat',
  h('p', {}, 'Go to the conversation whose team writes the charter, choose + at the top, and add CharterBot there.'));
