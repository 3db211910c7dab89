import { openDialog } from './dialog.js';
import * as server from './server.js';
import { changed, state } from './state.js';
import { toast, troubled } from './toast.js';

// Buttons whose call is running, as "message|title": also after the card was drawn anew in the meantime.
export const busyTitles = new Set();

export async function act(action, { message, holder }) {
  const kind = action.getJsonTypeName();
  if (kind === 'Action.OpenUrl') {
    openAddress(action.url);
    return;
  }

  const key = `${message.id}|${(action.title ?? '').trim()}`;
  if (busyTitles.has(key)) return;
  busyTitles.add(key);
  changed('busy', holder, message.id);
  try {
    if (kind === 'Action.Execute') await execute(action, message);
    else if (kind === 'Action.Submit') await submit(action, message);
  } catch (error) {
    troubled(error, 'That did not work; nothing you typed is lost.');
  } finally {
    busyTitles.delete(key);
    changed('busy', holder, message.id);
  }
}

export function openAddress(address) {
  let url;
  try { url = new URL(address); } catch { return; }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    toast('This link does not lead to a web page; it was not opened.', 'bad');
    return;
  }
  window.open(url.href, '_blank', 'noopener,noreferrer');
}

async function execute(action, message) {
  const answer = await server.invoke(message.id, 'adaptiveCard/action', {
    action: { type: 'Action.Execute', id: action.id ?? '', verb: action.verb ?? '', data: action.data ?? {} },
    trigger: 'manual',
  });
  if (!answer) return;
  if (answer.type === 'application/vnd.microsoft.card.adaptive') {
    state.ownViews.set(message.id, [answer.value]);
    changed('own-view', message.id);
  } else if (answer.statusCode >= 400 || /error/.test(answer.type ?? '')) {
    toast(answer.value?.message ?? 'That did not work.', 'bad');
  } else if (typeof answer.value === 'string' && answer.value) {
    toast(answer.value);
  }
}

async function submit(action, message) {
  const data = action.data ?? {};
  if (data?.msteams?.type !== 'task/fetch') {
    await server.submit(message.id, data);
    return;
  }

  const answer = await server.invoke(message.id, 'task/fetch', { data, context: { theme: window.roomTheme.current } });
  if (answer?.task?.type === 'continue') openDialog(answer.task.value, message, (action.title ?? '').trim());
  else if (answer?.task?.type === 'message' && answer.task.value) toast(answer.task.value);
}
