// Elements without markup in strings: what people wrote can only ever become text.
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else if (name in element && !name.startsWith('aria') && name !== 'list' && name !== 'role') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

const shapes = {
  plus: 'M12 5v14M5 12h14',
  send: 'M4.5 12h13M12.500 6l6 6-6 6',
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  pencil: 'M5 19l1-4L16.500 4.500l3 3L9 18l-4 1z',
  bin: 'M5 7h14M10 7V4.500h4V7M7 7l1 12.500h8L17 7',
  progress: 'M5 6l1.500 1.500L9 5M12 6.500h7M5 12.500L6.500 14 9 11.500M12 13h7M6 19h1.500M12 19h7',
  moon: 'M19 14.500A7.500 7.500 0 0 1 9.500 5a7.500 7.500 0 1 0 9.500 9.500z',
  down: 'M12 5v14M6 13l6 6 6-6',
  copy: 'M9 9h10v10H9zM15 9V5H5v10h4',
  download: 'M12 4v11M7 10.500l5 5 5-5M5 20h14',
  leave: 'M10 5H5v14h5M14 8l4 4-4 4M9.500 12H18',
};

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', shapes[name]);
  svg.append(path);
  return svg;
}

export const iconButton = (name, label, onclick, more = {}) => h('button', {
  type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...more,
}, icon(name));

export function avatar(id, name, isBot) {
  const hue = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 6, 7);
  const initials = isBot ? '✓' : name.split(' ').slice(0, 2).map(word => [...word][0]).join('').toUpperCase();
  return h('span', { class: `avatar ${isBot ? 'avatar-bot' : `avatar-${hue}`}`, 'aria-hidden': 'true' }, initials);
}

export const isNarrow = () => matchMedia('(max-width: 760px)').matches;

// Puts these elements in this order and touches only what is not in place: a press or a focus on a row survives.
export function sync(parent, wanted) {
  wanted.forEach((element, at) => {
    if (parent.children[at] !== element) parent.insertBefore(element, parent.children[at] ?? null);
  });
  while (parent.children.length > wanted.length) parent.lastElementChild.remove();
}
