import { avatar, h } from './dom.js';

const most = 8;

// Completion of @names. While the list is open the box is a combobox for assistive technology; otherwise plain text.
export function completeMentions(box, list, people) {
  let found = [], active = 0, start = -1;
  const isOpen = () => !list.hidden;

  function close() {
    list.hidden = true;
    found = [];
    for (const name of ['role', 'aria-expanded', 'aria-controls', 'aria-autocomplete', 'aria-activedescendant'])
      box.removeAttribute(name);
  }

  function look() {
    const before = box.value.slice(0, box.selectionStart);
    const match = /(^|[\s([{,;:])@([^@\n]{0,60})$/u.exec(before);
    const query = match?.[2].toLowerCase() ?? '';
    found = match
      ? people().filter(person => person.name.toLowerCase().startsWith(query) ||
          (query && person.name.toLowerCase().split(' ').some(part => part.startsWith(query)))).slice(0, most)
      : [];
    // A name that stands there in full needs no more help: Enter sends.
    if (found.length === 0 || (found.length === 1 && found[0].name.toLowerCase() === query)) {
      close();
      return;
    }

    start = before.length - match[2].length - 1;
    active = 0;
    draw();
  }

  function draw() {
    list.replaceChildren(...found.map((person, at) => h('li', {
      id: `mention-${at}`, role: 'option', 'aria-selected': String(at === active),
      onpointerdown: event => { event.preventDefault(); choose(at); },
    }, avatar(person.id, person.name, person.name === 'CharterBot'), h('span', {}, person.name))));
    list.hidden = false;
    box.setAttribute('role', 'combobox');
    box.setAttribute('aria-expanded', 'true');
    box.setAttribute('aria-controls', list.id);
    box.setAttribute('aria-autocomplete', 'list');
    box.setAttribute('aria-activedescendant', `mention-${active}`);
    list.children[active].scrollIntoView({ block: 'nearest' });
  }

  function choose(at) {
    const end = box.selectionStart;
    box.setRangeText(`@${found[at].name} `, start, end, 'end');
    close();
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }

  box.addEventListener('input', look);
  box.addEventListener('click', () => { if (isOpen()) look(); });
  box.addEventListener('blur', close);

  return {
    close,
    take(event) {
      if (!isOpen() || event.isComposing) return false;
      if (event.key === 'ArrowDown') active = (active + 1) % found.length;
      else if (event.key === 'ArrowUp') active = (active + found.length - 1) % found.length;
      else if (event.key === 'Enter' || event.key === 'Tab') { event.preventDefault(); choose(active); return true; }
      else if (event.key === 'Escape') { event.preventDefault(); close(); return true; }
      else return false;
      event.preventDefault();
      draw();
      return true;
    },
  };
}
