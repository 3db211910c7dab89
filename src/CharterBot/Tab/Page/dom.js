// Elements without markup in strings: what people wrote can only ever become text.
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else if (name in element && !name.startsWith('aria')) element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

// Names keep their direction to themselves, and the commas between them keep ours.
export const names = (people, none) => people.length === 0
  ? [none]
  : people.flatMap((name, at) => at === 0 ? [h('bdi', {}, name)] : [', ', h('bdi', {}, name)]);

export const place = () => document.getElementById('page');

export function show(...children) {
  place().replaceChildren(...children.flat().filter(Boolean));
  place().removeAttribute('aria-busy');
}

export const notice = (title, ...rest) => h('div', { class: 'notice', role: 'status', 'data-testid': 'notice' },
  h('h1', {}, title), ...rest);

export const button = (words, onclick, more = {}) =>
  h('button', { type: 'button', class: 'button', onclick, ...more }, words);

export const say = words => h('span', { class: 'say' }, words);
