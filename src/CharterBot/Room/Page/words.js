import { h } from './dom.js';

// Text with its real mentions lit up. Typed markup without an entity stays what it is: text.
export function words(text, mentions) {
  const parts = [];
  let rest = text;
  while (rest) {
    const next = mentions
      .map(mention => ({ mention, at: mention.text ? rest.indexOf(mention.text) : -1 }))
      .filter(found => found.at >= 0)
      .sort((a, b) => a.at - b.at)[0];
    if (!next) { parts.push(rest); break; }
    if (next.at > 0) parts.push(rest.slice(0, next.at));
    parts.push(h('span', { class: 'mention' }, next.mention.name));
    rest = rest.slice(next.at + next.mention.text.length);
  }
  return parts;
}

// The other way round, for editing: markup of real mentions becomes @Name again.
export const typed = (text, mentions) =>
  mentions.reduce((sofar, mention) => sofar.replaceAll(mention.text, `@${mention.name}`), text);

// "@CharterBot" or "@Amina Okafor" as people type it becomes a mention; longest names first, so that "Ben" does not
// take the place of "Ben Boro".
export function withMentions(text, people) {
  const found = new Set();
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const names = byLength.map(person => person.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const called = new RegExp(`(^|[^\\p{L}\\p{N}_])@(${names})(?![\\p{L}\\p{N}_])`, 'giu');
  const marked = text.replace(called, (all, before, name) => {
    const person = byLength.find(known => known.name.toLowerCase() === name.toLowerCase());
    found.add(person.id);
    return `${before}<at>${person.name}</at>`;
  });
  return { text: marked, mentions: [...found] };
}
