import { token } from './teams.js';

export class Refused extends Error {
  constructor(status, retryAfter) {
    super(`The server answered ${status}.`);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

// Teams keeps the token and renews it; it is asked anew each time and never written down here.
async function get(path, query, tag) {
  let response;
  const signedIn = await token().catch(() => { throw new Refused(401); });
  try {
    response = await fetch(`/tab/api/${path}?${new URLSearchParams(query)}`, {
      headers: { authorization: `Bearer ${signedIn}`, ...(tag && { 'if-none-match': tag }) }, cache: 'no-store',
    });
  } catch {
    throw new Refused(0);
  }
  if (response.status === 304) return { tag };
  if (!response.ok) throw new Refused(response.status, Number(response.headers.get('retry-after')) || undefined);
  return { tag: response.headers.get('etag'), value: await response.json() };
}

export const charters = async conversation => (await get('charters', { channel: conversation })).value;

export const charter = (conversation, thread, version, tag) =>
  get('charter', { channel: conversation, thread, ...(version && { version }) }, tag);
