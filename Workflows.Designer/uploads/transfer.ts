/** What the server keeps a file under, and how it is called there. */
export interface Arrived { hash: string; name: string; size: string }

/** How a transfer ended: the file is there, or the sentence why not. */
export type Outcome = { file: Arrived } | { refused: string };

export interface Listener {
  /** So many bytes of the file are at the server. */
  sent(bytes: number): void;
  /** The line is down; it is tried again. */
  waiting(): void;
  /** The session is over; it is tried again, since somebody may sign in on another tab. */
  signedOut(): void;
}

interface Answer { offset?: number; file?: Arrived; say?: string }

const partBytes = 256 * 1024;
const longestWait = 30_000;
const slowest = 120_000;

/**
 * Sends a file in parts until it is whole or given up. Before the first part, and after every failure, the server is asked
 * where the file stands; so nothing is sent twice for long and nothing is lost.
 */
export async function transfer(address: string, file: Blob, name: string, token: () => string, listener: Listener, stop: AbortSignal): Promise<Outcome> {
  let offset = -1;
  for (let failures = 0; ;) {
    if (stop.aborted) throw new DOMException('stopped', 'AbortError');
    const answer = offset < 0
      ? await ask(address, 'PUT', { 'Upload-Length': `${file.size}`, 'Upload-Name': encodeURIComponent(name) }, null, token(), stop)
      : await ask(address, 'PATCH', { 'Upload-Offset': `${offset}` }, file.slice(offset, offset + partBytes), token(), stop);
    if (answer.said?.file) return { file: answer.said.file };
    if (answer.said?.say) return { refused: answer.said.say };
    if (answer.said?.offset !== undefined) {
      failures = 0;
      offset = answer.said.offset;
      listener.sent(offset);
      continue;
    }
    offset = -1;
    if (answer.status === 401 || answer.status === 403 || answer.status === 400) listener.signedOut(); else listener.waiting();
    await pause(Math.min(longestWait, 1000 * 2 ** failures++), stop);
  }
}

/** One request. Status 0: no answer came. */
async function ask(address: string, method: string, headers: Record<string, string>, body: Blob | null, token: string, stop: AbortSignal): Promise<{ status: number; said?: Answer }> {
  const slow = new AbortController();
  const timer = setTimeout(() => slow.abort(), slowest);
  const end = () => slow.abort();
  stop.addEventListener('abort', end);
  try {
    const answer = await fetch(address, {
      method, body, credentials: 'same-origin', redirect: 'manual', signal: slow.signal,
      headers: { ...headers, 'X-Form': token, ...(body ? { 'Content-Type': 'application/octet-stream' } : {}) },
    });
    // A redirect leads to the sign-in.
    if (answer.type === 'opaqueredirect') return { status: 401 };
    const isJson = answer.headers.get('Content-Type')?.includes('json') ?? false;
    return isJson ? { status: answer.status, said: await answer.json() as Answer } : { status: answer.status };
  } catch {
    return { status: 0 };
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', end);
  }
}

/** Waits, but not longer than until the line is back. */
function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise(done => {
    const timer = setTimeout(over, milliseconds);
    function over(): void {
      clearTimeout(timer);
      window.removeEventListener('online', over);
      stop.removeEventListener('abort', over);
      done();
    }
    window.addEventListener('online', over);
    stop.addEventListener('abort', over);
  });
}
