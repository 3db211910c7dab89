// Dates in the reader's own zone and, as the page is in English, in English words.
const speaks = (navigator.languages ?? []).find(language => language.startsWith('en')) ?? 'en-GB';
const day = new Intl.DateTimeFormat(speaks, { dateStyle: 'long' });
const moment = new Intl.DateTimeFormat(speaks, {
  day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short',
});

export const dayOf = time => day.format(new Date(time));
export const momentOf = time => moment.format(new Date(time));
