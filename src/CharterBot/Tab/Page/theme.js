// Runs before the first paint: what the address says (Teams fills it in), or what the reader's system prefers.
(() => {
  const names = { default: 'light', light: 'light', dark: 'dark', glass: 'dark', contrast: 'contrast' };
  const show = name => { if (names[name]) document.documentElement.dataset.theme = names[name]; };
  const prefers = query => matchMedia(query).matches;
  show(prefers('(prefers-color-scheme: dark)') ? 'dark' : 'light');
  show(new URLSearchParams(location.search).get('theme'));
  window.showTheme = show;
})();
