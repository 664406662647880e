import { forget, keep, type Kept } from './memory';
import { upright } from './picture';
import { transfer, type Arrived } from './transfer';
import { Words } from './words';

/** One line of the list: a file on its way, or one that has arrived and is ticked. */
interface Line { item: HTMLLIElement; stop: AbortController; arrived?: Arrived }

/**
 * The files of one field of a form. The page draws the input and the list of what is kept; each chosen file gets a line that
 * shows how far it is and, once it has arrived, becomes a ticked box like those the page draws itself.
 */
export class FileField {
  private readonly lines = new Map<string, Line>();
  private readonly words: Words;

  constructor(private readonly id: string) {
    this.words = new Words(this.input.dataset['say'] ?? '{}');
  }

  /** The page may have been drawn again: always the input that is there now. */
  private get input(): HTMLInputElement { return document.getElementById(this.id) as HTMLInputElement; }
  private get list(): HTMLElement | null { return document.getElementById(this.input.dataset['upload'] ?? ''); }
  private get name(): string { return this.input.dataset['kept'] ?? ''; }
  private get person(): string { return this.input.dataset['person'] ?? ''; }
  private get form(): HTMLFormElement | null { return this.input.form; }

  get pending(): number { return [...this.lines.values()].filter(line => !line.arrived).length; }

  /** Files were chosen: each goes its own way, as many as the field takes. */
  choose(): void {
    const chosen = [...this.input.files ?? []];
    this.input.value = '';
    const most = Number(this.input.dataset['most']);
    const left = Math.max(0, most - this.ticked.length - this.pending);
    if (chosen.length > left) this.say(this.words.of('fileTooMany', { most }));
    for (const file of chosen.slice(0, left)) void this.add(file);
  }

  /** Goes on with what a former look at the page left behind. */
  resume(file: Kept): void {
    if (file.arrived) this.show(file.id, file.arrived);
    else if (file.blob) void this.send(file, this.begin(file.id, file.name));
  }

  /** The form was drawn again by the server: what it cannot know yet is put back. */
  redrawn(): void {
    for (const line of this.lines.values()) {
      if (line.item.isConnected) continue;
      const drawn = this.boxes.find(box => box.value === line.arrived?.hash)?.closest('li');
      if (drawn) line.item = drawn; else this.list?.append(line.item);
    }
  }

  /** The form is handed in: the page to come tells what is kept. */
  handedIn(): void {
    for (const [id, line] of this.lines) if (line.arrived) void forget(id);
  }

  private get boxes(): HTMLInputElement[] { return [...this.list?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? []]; }
  private get ticked(): HTMLInputElement[] { return this.boxes.filter(box => box.checked); }

  private async add(chosen: File): Promise<void> {
    const id = newId();
    const line = this.begin(id, chosen.name);
    const file = await upright(chosen);
    const most = Number(this.input.dataset['mostBytes']);
    if (file.size > most) {
      this.drop(id, true);
      this.say(this.words.of('fileTooLarge', { name: chosen.name, size: Math.ceil(file.size / 104857.6) / 10, most: Math.floor(most / 1048576) }));
      return;
    }
    const kept: Kept = { id, person: this.person, page: location.pathname, field: this.id, name: file.name, at: Date.now(), blob: file };
    await keep(kept);
    await this.send(kept, line);
  }

  private async send(file: Kept, line: Line): Promise<void> {
    const blob = file.blob!;
    const state = (words: string): void => { line.item.querySelector('small')!.textContent = words; };
    let percent = 0;
    try {
      const outcome = await transfer(`/uploads/${file.id}`, blob, file.name, () => this.token, {
        sent: bytes => { percent = Math.floor(100 * bytes / blob.size); state(this.words.of('sending', { percent })); },
        waiting: () => state(this.words.of('waiting', { percent })),
        signedOut: () => state(this.words.of('signIn')),
      }, line.stop.signal);
      if ('refused' in outcome) {
        this.drop(file.id, true);
        this.say(outcome.refused);
        return;
      }
      const { blob: _, ...rest } = file;
      await keep({ ...rest, arrived: outcome.file });
      this.show(file.id, outcome.file);
      this.form?.dispatchEvent(new Event('input', { bubbles: true }));
      this.announce(`${outcome.file.name} ${this.words.of('done')}`);
    } catch {
      // Taken away by hand.
    }
    this.settled(false);
  }

  private settled(isRefused: boolean): void {
    this.input.dispatchEvent(new CustomEvent('upload-settled', { bubbles: true, detail: { isRefused } }));
  }

  private begin(id: string, name: string): Line {
    const item = document.createElement('li');
    item.dataset['uploading'] = id;
    const title = document.createElement('span');
    title.textContent = name;
    const state = document.createElement('small');
    state.textContent = this.words.of('preparing');
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'link';
    remove.textContent = '×';
    remove.setAttribute('aria-label', this.words.of('remove', { name }));
    remove.addEventListener('click', () => this.drop(id));
    item.append(title, state, remove);
    this.list?.append(item);
    const line: Line = { item, stop: new AbortController() };
    this.lines.set(id, line);
    return line;
  }

  private show(id: string, file: Arrived): void {
    const before = this.lines.get(id);
    if (this.boxes.some(box => box.value === file.hash)) {
      before?.item.remove();
      this.lines.delete(id);
      void forget(id);
      return;
    }
    const item = document.createElement('li');
    const label = document.createElement('label');
    label.className = 'check';
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', name: this.name, value: file.hash, checked: true });
    box.addEventListener('change', () => { if (!box.checked) { this.lines.delete(id); void forget(id); } });
    const title = document.createElement('span');
    title.textContent = file.name;
    label.append(box, title);
    const size = document.createElement('small');
    size.textContent = file.size;
    item.append(label, size);
    if (before?.item.isConnected) before.item.replaceWith(item); else this.list?.append(item);
    this.lines.set(id, { item, stop: before?.stop ?? new AbortController(), arrived: file });
  }

  private drop(id: string, isRefused = false): void {
    const line = this.lines.get(id);
    line?.stop.abort();
    line?.item.remove();
    this.lines.delete(id);
    void forget(id);
    void fetch(`/uploads/${id}`, { method: 'DELETE', headers: { 'X-Form': this.token }, credentials: 'same-origin' }).catch(() => undefined);
    this.settled(isRefused);
  }

  private get token(): string { return this.form?.querySelector<HTMLInputElement>('input[name=__RequestVerificationToken]')?.value ?? ''; }

  /** A sentence below the field, read out too. */
  private say(words: string): void {
    const place = document.getElementById(this.input.dataset['fault'] ?? '');
    if (place) place.textContent = words;
    this.announce(words);
  }

  private announce(words: string): void {
    const status = document.getElementById('status');
    if (status) status.textContent = words;
  }
}

/** 32 hexadecimal digits; `crypto.randomUUID` wants TLS, which an office's own network may not have. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
