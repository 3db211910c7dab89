const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const short = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

export const clockOf = time => clock.format(time);
export const fullOf = time => full.format(time);
export const sameDay = (a, b) => new Date(a).toDateString() === new Date(b).toDateString();

export function dayOf(time) {
  if (sameDay(time, Date.now())) return 'Today';
  return sameDay(time, Date.now() - 86400000) ? 'Yesterday' : day.format(time);
}

export const shortOf = time => sameDay(time, Date.now()) ? clock.format(time) : short.format(time);

// What a Teams client tells a bot about the writer's own time.
export function browserClock() {
  const now = new Date();
  const offset = -now.getTimezoneOffset();
  const two = number => String(Math.trunc(Math.abs(number))).padStart(2, '0');
  const local = new Date(now.getTime() + offset * 60000).toISOString().slice(0, -1);
  return {
    localTimestamp: `${local}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: navigator.language,
  };
}
