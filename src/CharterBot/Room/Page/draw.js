import { hostConfig } from './hostconfig.js';

const AC = window.AdaptiveCards;
const opens = '\uE000', closes = '\uE001';
const escape = text => text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`);

// Nothing that people wrote is ever markup: no Markdown, no HTML. Only the bot's own mentions are lit up.
AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = escape(text).replace(/\n/g, '<br>')
    .replace(/\uE000([^\uE000\uE001]*)\uE001/g, '<span class="mention">$1</span>');
  result.didProcess = true;
};
AC.AdaptiveCard.useMarkdownInRadioButtonAndCheckbox = false;
AC.GlobalSettings.allowMarkForTextHighlighting = false;
AC.GlobalSettings.setTabIndexAtCardRoot = false;
AC.GlobalSettings.useBuiltInInputValidation = true;

// Returns the parsed card and its element; a card that cannot be drawn says so instead of leaving a hole.
export function draw(payload, { headingLevel, onAction, scope }) {
  const card = new AC.AdaptiveCard();
  card.hostConfig = new AC.HostConfig(hostConfig(headingLevel));
  card.onExecuteAction = onAction;
  try {
    card.parse(lightUp(payload));
    const element = card.render();
    if (element) return { card, element: ownIds(element, scope) };
  } catch (error) {
    console.warn('A card could not be drawn.', error);
  }

  const problem = document.createElement('p');
  problem.className = 'muted';
  problem.textContent = payload?.fallbackText || 'This card cannot be shown here.';
  return { card, element: problem };
}

// The same card may stand in a page many times; its ids must not.
function ownIds(element, scope) {
  for (const marked of element.querySelectorAll('[id]')) marked.id = `${scope}-${marked.id}`;
  for (const name of ['for', 'aria-controls', 'aria-labelledby', 'aria-describedby'])
    for (const referring of element.querySelectorAll(`[${name}]`))
      referring.setAttribute(name, referring.getAttribute(name).split(' ').map(id => `${scope}-${id}`).join(' '));
  return element;
}

function lightUp(payload) {
  const names = (payload?.msteams?.entities ?? []).filter(entity => entity?.type === 'mention' && entity.text);
  const walk = (node, key) => {
    if (typeof node === 'string') {
      let text = node.replace(/[\uE000\uE001]/g, '');
      if (key !== 'text' && key !== 'value') return text;
      for (const entity of names)
        text = text.replaceAll(entity.text, `${opens}${entity.mentioned?.name ?? ''}${closes}`);
      return text;
    }
    if (Array.isArray(node)) return node.map(item => walk(item));
    if (!node || typeof node !== 'object') return node;
    // What an input or a button holds goes back to the bot as it came. Text runs take no markup at all.
    const isPlain = /^(Input|Action)\./.test(node.type ?? '');
    return Object.fromEntries(Object.entries(node).map(([name, value]) => {
      if (name === 'data' || (isPlain && typeof value === 'string')) return [name, value];
      const walked = walk(value, name);
      const isRun = node.type === 'TextRun' && typeof walked === 'string';
      return [name, isRun ? walked.replaceAll(opens, '@').replaceAll(closes, '') : walked];
    }));
  };
  return walk(payload);
}
