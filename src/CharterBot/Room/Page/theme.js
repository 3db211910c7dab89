// Runs before the first paint, so that nobody is blinded: the reader's own choice, or what their system prefers.
(() => {
  const key = 'room.theme';
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => localStorage.getItem(key);
  const show = () => { document.documentElement.dataset.theme = chosen() ?? (system.matches ? 'dark' : 'light'); };
  show();
  system.addEventListener('change', show);
  window.roomTheme = {
    get current() { return document.documentElement.dataset.theme; },
    toggle() {
      const next = this.current === 'dark' ? 'light' : 'dark';
      if (next === (system.matches ? 'dark' : 'light')) localStorage.removeItem(key);
      else localStorage.setItem(key, next);
      show();
    },
  };
})();
