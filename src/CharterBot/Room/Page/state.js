// What this window knows. Views read it and draw themselves again when it changes.
export const state = {
  me: null, bot: null, personal: '', people: [], channels: [], threads: new Map(),
  open: null, messages: new Map(), ownViews: new Map(), charter: undefined,
};

const watchers = new Map();
export const watch = (what, draw) => { watchers.set(what, [...(watchers.get(what) ?? []), draw]); };
export const changed = (what, ...more) => { for (const draw of watchers.get(what) ?? []) draw(...more); };

export const channelOf = conversation => conversation.split(';messageid=')[0];
export const isThread = conversation => conversation.includes(';messageid=');
export const isPersonal = conversation => conversation.startsWith('a:room-');

export function titleOf(thread) {
  if (thread.title) return thread.title;
  const line = plain(thread.firstLine).replace(/^@CharterBot\s*/i, '').trim();
  return line.replace(/^start\s+/i, '') || `Started by ${thread.startedBy}`;
}

export const plain = text => (text ?? '').replace(/<at>(.*?)<\/at>/g, '@$1');

export function take(view) {
  Object.assign(state, {
    me: view.me, bot: view.bot, personal: view.personal, people: view.people, channels: view.channels,
    threads: new Map(view.threads.map(thread => [thread.conversation, thread])),
  });
  changed('list');
}

// A new message moves its thread up and, when someone else wrote it elsewhere, leaves an unread mark.
export function noteInList(message, isSeen) {
  const known = state.threads.get(message.conversation) ?? {
    conversation: message.conversation, channel: channelOf(message.conversation), unread: 0,
    firstLine: (message.text || message.summary || '').trim().split('\n')[0], startedBy: message.authorName, last: 0,
  };
  if (message.time > known.last) {
    known.last = message.time;
    if (!isSeen && message.authorId !== state.me.id) known.unread += 1;
  }
  state.threads.set(message.conversation, known);
  changed('list');
}
