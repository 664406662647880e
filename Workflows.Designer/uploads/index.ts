/**
 * Files of forms over bad lines. A page writes
 *
 *   <ul id="list"></ul> <input type="file" id="…" data-upload="list" data-kept="path!kept" data-most="10" data-most-bytes="…"
 *     data-person="…" data-fault="…" data-say='{"sending":"…"}'>
 *
 * and each file chosen there is made smaller where it is a picture and sent in parts at once; the form then carries its hash.
 * Without this script the input sends its files with the form, as inputs do.
 */
import { FileField } from './field';
import { kept, type Kept } from './memory';
import { Words } from './words';

const fields = new Map<string, FileField>();
const inputs = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>('input[type=file][data-upload]')];

function fieldOf(input: HTMLInputElement): FileField {
  const known = fields.get(input.id);
  if (known) return known;
  const field = new FileField(input.id);
  fields.set(input.id, field);
  return field;
}

document.addEventListener('change', event => {
  const input = event.target;
  if (input instanceof HTMLInputElement && input.type === 'file' && 'upload' in input.dataset) fieldOf(input).choose();
});

document.addEventListener('htmx:afterSettle', () => {
  for (const input of inputs()) fields.get(input.id)?.redrawn();
  void resume();
});

const inForm = (form: HTMLFormElement): FileField[] => inputs().filter(input => input.form === form).map(fieldOf);
const pendingIn = (form: HTMLFormElement): number => inForm(form).reduce((sum, field) => sum + field.pending, 0);

/** A form that is handed in while files are on their way waits for them; a draft does not, the page goes on with them. */
let waiting: { form: HTMLFormElement; button: HTMLElement } | null = null;

document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement, button = event.submitter;
  if (!button?.hasAttribute('data-submit')) return;
  const count = pendingIn(form);
  if (count === 0) {
    for (const field of inForm(form)) field.handedIn();
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  waiting = { form, button };
  note(form, button, wordsOf(form).of('thenSubmit', { count }));
}, { capture: true });

document.addEventListener('upload-settled', event => {
  if (!waiting) return;
  const { form, button } = waiting;
  if ((event as CustomEvent<{ isRefused: boolean }>).detail.isRefused) {
    waiting = null;
    note(form, button, wordsOf(form).of('left'));
  } else if (pendingIn(form) === 0) {
    waiting = null;
    form.querySelector('[data-upload-note]')?.remove();
    form.requestSubmit(button);
  }
});

const wordsOf = (form: HTMLFormElement): Words => new Words(inputs().find(input => input.form === form)?.dataset['say'] ?? '{}');

/** A sentence below the button, read out too. */
function note(form: HTMLFormElement, button: HTMLElement, words: string): void {
  const status = document.getElementById('status');
  if (status) status.textContent = words;
  let place = form.querySelector<HTMLElement>('[data-upload-note]');
  if (!place) {
    place = document.createElement('p');
    place.dataset['uploadNote'] = '';
    place.className = 'fine';
    button.after(place);
  }
  place.textContent = words;
}

/** A reloaded page goes on where the former one stopped; a field that is not asked yet does so once it appears. */
const resumed = new Set<string>();
let left: Promise<Kept[]> | null = null;

async function resume(): Promise<void> {
  const person = inputs()[0]?.dataset['person'];
  if (!person) return;
  left ??= kept(person, location.pathname);
  for (const file of await left) {
    const input = inputs().find(i => i.id === file.field);
    if (!input || resumed.has(file.id)) continue;
    resumed.add(file.id);
    fieldOf(input).resume(file);
  }
}

void resume();
