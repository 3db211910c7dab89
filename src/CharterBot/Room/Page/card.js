import { h } from './dom.js';
import { act, busyTitles } from './actions.js';
import { draw } from './draw.js';

const AC = window.AdaptiveCards;

export function drawCard(payload, message) {
  const holder = h('div', {
    class: 'card', 'data-testid': 'card', role: 'group', 'aria-label': message.summary || 'Card',
  });
  put(holder, payload, message);
  // The renderer says "expanded" on what it shows and hides; only the button that does it may say so.
  new MutationObserver(changes => {
    for (const { target } of changes) {
      if (target.matches('.ac-pushButton') || !target.hasAttribute('aria-expanded')) continue;
      const button = target.id && holder.querySelector(`.ac-pushButton[aria-controls~="${CSS.escape(target.id)}"]`);
      if (button) button.setAttribute('aria-expanded', target.getAttribute('aria-expanded'));
      target.removeAttribute('aria-expanded');
    }
  }).observe(holder, { subtree: true, attributes: true, attributeFilter: ['aria-expanded'] });
  return holder;
}

// The new card takes the old one's place, and what the reader did to the old one is done to it too.
export function updateCard(holder, payload, message) {
  const json = JSON.stringify(payload);
  if (holder.json === json) return;
  const before = remember(holder);
  put(holder, payload, message);
  restore(holder, before);
}

export function titleOfButton(element) {
  return (element.getAttribute('aria-label') || element.textContent || '').trim();
}

export function markBusy(holder, messageId) {
  for (const button of holder.querySelectorAll('.ac-pushButton')) {
    const busy = busyTitles.has(`${messageId}|${titleOfButton(button)}`);
    button.classList.toggle('is-busy', busy);
    if (busy) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
  }
}

function put(holder, payload, message) {
  const { card, element } = draw(payload, {
    headingLevel: 3, scope: `m${message.id}`, onAction: action => act(action, { message, holder }),
  });
  holder.json = JSON.stringify(payload);
  holder.drawn = card;
  holder.replaceChildren(element);
  holder.wide = payload?.msteams?.width?.toLowerCase?.() === 'full';
  holder.classList.toggle('is-full', holder.wide);
  markBusy(holder, message.id);
}

const visibilityOf = payload => {
  const found = new Map();
  const walk = node => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (node && typeof node === 'object') {
      if (typeof node.id === 'string' && node.type && !node.type.startsWith('Action.'))
        found.set(node.id, node.isVisible !== false);
      Object.values(node).forEach(walk);
    }
  };
  walk(payload);
  return found;
};

const fieldOf = input => input.renderedInputControlElement?.matches?.('input,textarea,select')
  ? input.renderedInputControlElement : input.renderedInputControlElement?.querySelector('input,textarea,select');

function remember(holder) {
  const toggled = [];
  for (const [id, was] of visibilityOf(JSON.parse(holder.json))) {
    const element = holder.drawn.getElementById(id);
    if (element && element.isVisible !== was) toggled.push([id, element.isVisible]);
  }
  const typed = (holder.drawn.getAllInputs?.() ?? [])
    .filter(input => (input.value ?? '') !== (input.defaultValue ?? ''))
    .map(input => [input.id, fieldOf(input)?.value]);
  const expanded = [...holder.querySelectorAll('.ac-pushButton.expandable[aria-expanded=true]')].map(titleOfButton);
  const focused = holder.contains(document.activeElement) ? document.activeElement : null;
  return {
    toggled, typed, expanded,
    focused: focused && { title: titleOfButton(focused), tag: focused.tagName, at: all(holder).indexOf(focused) },
  };
}

function restore(holder, before) {
  for (const [id, visible] of before.toggled) {
    const element = holder.drawn.getElementById(id);
    if (element instanceof AC.CardElement) element.isVisible = visible;
  }
  for (const input of holder.drawn.getAllInputs?.() ?? []) {
    const kept = before.typed.find(([id]) => id === input.id);
    const field = fieldOf(input);
    if (kept && field && kept[1] !== undefined) field.value = kept[1];
  }
  for (const button of holder.querySelectorAll('.ac-pushButton.expandable[aria-expanded=false]'))
    if (before.expanded.includes(titleOfButton(button))) button.click();
  if (!before.focused) return;
  const places = all(holder);
  const { tag, title } = before.focused;
  const same = places.find(place => place.tagName === tag && titleOfButton(place) === title);
  // A card without a button left keeps the reader's place in the thread by its message.
  const next = same ?? places[Math.min(before.focused.at, places.length - 1)] ?? holder.closest('[data-message-id]');
  if (next.tabIndex < 0) next.tabIndex = -1;
  next.focus({ preventScroll: true });
}

const all = holder => [...holder.querySelectorAll('button,input,textarea,select,a[href],[tabindex="0"]')];
