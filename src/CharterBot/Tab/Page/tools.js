import { button, h } from './dom.js';
import { dayOf } from './time.js';

export function tools(charter, choose) {
  const said = h('div', { class: 'said', role: 'status', 'data-testid': 'said' });
  return h('div', { class: 'tools' },
    charter.versions.length > 1 && versions(charter, choose),
    button('Copy as Markdown', () => copy(charter, said), { 'data-testid': 'copy' }),
    button('Download', () => download(charter, said), {
      'data-testid': 'download', 'aria-label': 'Download as Markdown',
    }),
    said);
}

const versions = (charter, choose) => h('div', { class: 'choose' },
  h('label', { htmlFor: 'version' }, 'Version'),
  h('select', {
    id: 'version', 'data-testid': 'version',
    onchange: event => choose(event.target.selectedIndex === 0 ? null : event.target.value),
  }, charter.versions.map((one, at) => h('option', { value: one.version, selected: one.version === charter.version },
    `${one.version} of ${dayOf(one.at)}${at === 0 ? ' (current)' : ''}`))));

// Where the client does not let a page copy, the reader gets the text selected and copies it by hand.
async function copy(charter, said) {
  try {
    await navigator.clipboard.writeText(charter.markdown);
    said.replaceChildren('Copied: the charter as Markdown.');
  } catch {
    const text = h('textarea', {
      class: 'markdown', readOnly: true, 'aria-label': 'The charter as Markdown', value: charter.markdown,
    });
    said.replaceChildren('This client does not let the page copy. Here is the text, selected: copy it by hand.', text);
    text.select();
    text.focus();
  }
}

function download(charter, said) {
  const name = charter.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'charter';
  const address = URL.createObjectURL(new Blob([charter.markdown], { type: 'text/markdown;charset=utf-8' }));
  h('a', { href: address, download: `${name}${charter.version ? `-${charter.version}` : ''}.md` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  said.replaceChildren('Downloading the charter as Markdown. If nothing arrives, copy it instead.');
}
