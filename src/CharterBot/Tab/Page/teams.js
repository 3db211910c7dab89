import { h, notice, show } from './dom.js';

const patience = 4000;
const teams = window.microsoftTeams;

// Inside Teams the page goes on with what Teams knows. Elsewhere nobody answers; the reader is told where to look.
export async function enter(inside) {
  const timer = setTimeout(outside, patience);
  try {
    if (!teams) throw new Error('The library did not load.');
    await teams.app.initialize();
    const context = await teams.app.getContext();
    clearTimeout(timer);
    window.showTheme(context.app.theme);
    teams.app.registerOnThemeChangeHandler(window.showTheme);
    teams.app.notifyAppLoaded();
    await inside({ conversation: context.channel?.id ?? context.chat?.id, entity: context.page.id });
    teams.app.notifySuccess().catch(() => { /* nothing waits for it */ });
  } catch {
    clearTimeout(timer);
    outside();
  }
}

export const token = () => teams.authentication.getAuthToken();

export const configuration = teams?.pages.config;

function outside() {
  show(notice('This page belongs in Microsoft Teams',
    h('p', {}, 'A charter is read in the channel or chat whose team wrote it, and only by its members.'),
    h('ul', {},
      h('li', {}, 'Open Microsoft Teams and go to that channel or chat.'),
      h('li', {}, 'Choose the tab with the charter at the top, beside Posts and Files.'),
      h('li', {}, 'No such tab yet? Choose + at the top and add CharterBot.'))));
}
