import { button, h, notice } from './dom.js';

// What went wrong, in words, and what to do about it: never a dead end.
export function trouble(refused, again) {
  const [title, ...words] = wordsFor(refused?.status);
  return notice(
    title, ...words.map(line => h('p', {}, line)), button('Try again', again, { class: 'button button-main' }));
}

function wordsFor(status) {
  switch (status) {
    case 401:
    case 403:
      return ['Teams could not sign you in',
        'The charter is only for members, so Teams has to say who you are. '
        + 'If you closed a window that asked for your consent, try again.',
        'If it goes on: your administrator can check the sign-in of this app, its scope “access_as_user” '
        + 'and the consent to it.'];
    case 404:
      return ['There is no charter here that you can read',
        'Perhaps you are not a member of this channel or chat, or the charter that was pinned here is gone.',
        'A member can choose another one in this tab’s settings.'];
    case 503:
      return ['The charter cannot be read just now',
        'Something it needs is away for a moment. This page tries again by itself.'];
    case 0:
      return ['You seem to be offline',
        'The charter comes as soon as there is a connection. This page tries again by itself.'];
    default:
      return ['The charter could not be loaded', 'Try again; if it goes on, tell whoever looks after CharterBot.'];
  }
}

export const passes = refused => refused?.status === 503 || refused?.status === 0;
