import { h, names } from './dom.js';

const states = {
  'not asked': 'Not asked yet.',
  asked: 'Being answered now.',
  drafting: 'A draft is being agreed now.',
  skipped: 'Skipped for now; it is asked again at the end.',
  parked: 'Parked.',
};

export const question = (one, charter) => h('article', {
  class: 'question', id: `question-${one.number}`, tabIndex: -1, 'data-testid': 'question',
},
  h('h3', {}, `${one.number}. ${one.text}`,
    one.change && [' ', h('span', { class: 'tag' }, `${one.change.how} in ${charter.version}`)]),
  one.answer ? agreed(one.answer) : h('p', { class: 'state' }, states[one.state]),
  one.change?.spans.length > 0 && difference(one));

const agreed = answer => [
  h('p', { class: 'answer', dir: 'auto', 'data-testid': 'answer' }, answer.text),
  h('p', { class: 'stood', 'data-testid': 'stood' },
    'Agreed by ', names(answer.agreedBy, 'nobody who is still a member'),
    ...aside(answer),
    ...(answer.silent.length > 0 ? ['; silent: ', ...names(answer.silent)] : []),
    answer.isClosed && ' (closed by the facilitator)'),
  answer.reservations.length > 0 && h('ul', {
    class: 'reservations', 'aria-label': 'Reservations', 'data-testid': 'reservations',
  }, answer.reservations.map(reservation => h('li', {}, h('p', {},
      reservation.isObjection ? 'Objection of ' : 'Reservation of ', h('bdi', {}, reservation.name),
      reservation.isObjection && ' (recorded)',
      reservation.reason && [': ', h('bdi', {}, reservation.reason)])))),
];

function aside(answer) {
  const who = answer.reservations.filter(reservation => !reservation.isObjection).map(reservation => reservation.name);
  return who.length > 0 ? ['; stood aside: ', ...names(who)] : [];
}

// Never by colour alone: marks for the eye, words for the ear.
const difference = one => h('details', {
  class: 'difference', id: `difference-${one.number}`, open: true, 'data-testid': 'difference',
},
  h('summary', {}, `What changed in the answer to question ${one.number}`),
  h('p', { dir: 'auto' }, one.change.spans.map(span => ({
    same: () => span.text,
    added: () => h('ins', {}, ...named('added', span.text)),
    removed: () => h('del', {}, ...named('removed', span.text)),
  })[span.is]())));

const named = (how, text) => [h('span', { class: 'unseen' }, ` [${how}: `), text, h('span', { class: 'unseen' }, '] ')];
