import type { Arrived } from './transfer';

/** A file of a form that was not handed in yet, kept in this browser so that a reloaded page goes on with it. */
export interface Kept {
  id: string;
  /** Whose it is; another person's is thrown away unseen. */
  person: string;
  page: string;
  field: string;
  name: string;
  at: number;
  /** The bytes still to be sent; absent once the file has arrived. */
  blob?: Blob;
  arrived?: Arrived;
}

const longest = 3 * 24 * 60 * 60 * 1000;

/** Without a database in the browser everything works but going on after a reload. */
const database: Promise<IDBDatabase | null> = new Promise(done => {
  try {
    const opening = indexedDB.open('uploads', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('files', { keyPath: 'id' });
    opening.onsuccess = () => done(opening.result);
    opening.onerror = opening.onblocked = () => done(null);
  } catch {
    done(null);
  }
});

async function run<T>(mode: IDBTransactionMode, work: (files: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  const opened = await database;
  if (!opened) return undefined;
  return new Promise(done => {
    try {
      const request = work(opened.transaction('files', mode).objectStore('files'));
      request.onsuccess = () => done(request.result);
      request.onerror = () => done(undefined);
    } catch {
      done(undefined);
    }
  });
}

export const keep = (file: Kept): Promise<unknown> => run('readwrite', files => files.put(file));

export const forget = (id: string): Promise<unknown> => run('readwrite', files => files.delete(id));

/** What this person left on this page; everything of others and everything old is forgotten. */
export async function kept(person: string, page: string): Promise<Kept[]> {
  const all = await run('readonly', files => files.getAll() as IDBRequest<Kept[]>) ?? [];
  const mine = all.filter(f => f.person === person && Date.now() - f.at < longest);
  for (const other of all.filter(f => !mine.includes(f))) void forget(other.id);
  return mine.filter(f => f.page === page);
}
