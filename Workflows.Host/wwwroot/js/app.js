// Small help for pages that all work without it. No inline handlers: everything is found by its data attribute.
'use strict';
(() => {
  const status = words => { const place = document.getElementById('status'); if (place) place.textContent = words; };

  /** What a reader must see first: the result of an act, the summary of faults. */
  const focusFirst = part => part.querySelector('[data-focus]')?.focus({ preventScroll: false });

  const prepare = part => {
    for (const button of part.querySelectorAll('[data-back]')) {
      if (history.length < 2) continue;
      button.hidden = false;
      button.addEventListener('click', () => history.back());
    }
    for (const button of part.querySelectorAll('[data-print]')) {
      button.hidden = false;
      button.addEventListener('click', () => window.print());
    }
    for (const again of part.querySelectorAll('[data-again]:not([data-again=""])'))
      setTimeout(() => (again.matches('form') ? again.requestSubmit() : again.click()), 1000 * again.dataset.again);
    for (const suggestions of part.querySelectorAll('[data-suggestions]')) suggestions.hidden = false;
    for (const form of part.querySelectorAll('form[data-acts]')) acts(form);
    for (const form of part.querySelectorAll('form[data-inbox]')) batch(form);
    for (const form of part.querySelectorAll('form[data-autosave]')) autosave(form);
  };

  /** The panel of acts: explains itself instead of sending a post that would be refused. */
  function acts(form) {
    const comment = form.querySelector('textarea[name=comment]');
    const faults = form.querySelector('[data-acts-faults]');
    const say = (words, then) => {
      faults.querySelector('span').textContent = words;
      faults.hidden = false;
      then?.focus();
    };
    form.addEventListener('submit', event => {
      // Only the deciding button decides; others keep a draft or draw the form again.
      if (event.submitter && !event.submitter.hasAttribute('data-submit')) return;
      const chosen = form.querySelector('input[name=act]:checked, input[name=act][type=hidden]');
      if (!chosen) {
        event.preventDefault();
        say(form.dataset.chooseFirst, form.querySelector('input[name=act]:not(:disabled)'));
      } else if (chosen.dataset.reason === 'yes' && comment && comment.value.trim().length < 5) {
        event.preventDefault();
        say(form.dataset.reasonFirst, comment);
      } else {
        // A second touch must not send a second post; the server would refuse it anyway.
        setTimeout(() => { for (const button of form.querySelectorAll('button')) button.disabled = true; });
      }
    });
    form.addEventListener('change', () => { faults.hidden = true; });
    form.addEventListener('click', event => {
      const reason = event.target.closest('[data-suggest]')?.dataset.suggest;
      if (!reason || !comment) return;
      comment.value = comment.value.trim() ? `${comment.value.trim()}\n${reason}` : reason;
      comment.dispatchEvent(new Event('input', { bubbles: true }));
      comment.focus();
    });
  }

  /** Ticked rows: how many, and their sum in whole fen. */
  function batch(form) {
    const bar = form.querySelector('[data-batch-bar]');
    if (!bar) return;
    const words = bar.querySelector('[data-batch-words]');
    const plain = words.textContent;
    const money = fen => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    bar.hidden = true;
    form.addEventListener('change', () => {
      const ticked = [...form.querySelectorAll('input[name=task]:checked')];
      bar.hidden = ticked.length === 0;
      const fen = ticked.reduce((sum, box) => sum + Number(box.dataset.fen || 0), 0);
      words.textContent = ticked.length === 0 ? plain
        : (fen > 0 ? bar.dataset.wordsMoney : bar.dataset.words).replace('{count}', ticked.length).replace('{sum}', money(fen));
    });
  }

  /**
   * Keeps a draft every ten seconds while something changes, and when the page is left: posts the form to the address in
   * data-autosave; what the answer says is shown at [data-saved]. While the connection is lost the same is kept on this device
   * and sent when it is back – at once, or when the page is opened again.
   */
  function autosave(form) {
    const saved = form.querySelector('[data-saved]') ?? document.querySelector('[data-saved]');
    const mark = form.querySelector('input[name=draft]');
    const kept = onDevice(form);
    let changed = false;
    let sent = false;
    let lost = false;
    const say = words => { if (saved && words) saved.textContent = words; };
    const post = (body, leaving) => fetch(form.dataset.autosave, { method: 'POST', body, credentials: 'same-origin', keepalive: leaving }).catch(() => null);
    const save = async leaving => {
      if (!changed || sent) return;
      changed = false;
      const answer = await post(fieldsOf(form), leaving);
      if (!answer || answer.status >= 500) {
        changed = true;
        lost = true;
        kept.keep();
        say(form.dataset.offline?.replace('{time}', new Date().toTimeString().slice(0, 5)));
        return;
      }
      const words = await answer.text();
      // Another device kept one: pressing the button once more means this one.
      if (mark && answer.headers.has('X-Draft')) mark.value = answer.headers.get('X-Draft');
      if (answer.ok || answer.status === 409) say(words);
      if (!answer.ok) return;
      kept.forget();
      if (lost) status(form.dataset.online ?? '');
      lost = false;
    };
    // What this device kept when the line broke and the page was closed is sent first, then shown by the server.
    const before = kept.read();
    if (before && navigator.onLine !== false) {
      const body = fieldsOf(form);
      for (const name of new Set(before.map(([name]) => name))) body.delete(name);
      for (const [name, value] of before) body.append(name, value);
      post(body, false).then(async answer => {
        if (!answer || answer.status >= 500) return;
        if (answer.ok) {
          kept.forget();
          location.reload();
          return;
        }
        // Another window or device kept one meanwhile: both are there, the person says which.
        fill(form, before);
        changed = true;
        if (mark && answer.headers.has('X-Draft')) mark.value = answer.headers.get('X-Draft');
        say(await answer.text());
      });
    }
    form.addEventListener('input', () => { changed = true; });
    form.addEventListener('submit', () => { sent = true; });
    window.addEventListener('online', () => save(false));
    window.addEventListener('pageshow', event => { if (event.persisted) sent = false; });
    setInterval(() => save(false), 10_000);
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') save(true); });
  }

  /** The fields of a form without its files: those travel when it is handed in, not with every draft. */
  function fieldsOf(form) {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    return body;
  }

  /** Puts values back into the controls of their names. */
  function fill(form, values) {
    for (const [name, value] of values)
      for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (control.type === 'radio' || control.type === 'checkbox') control.checked = control.value === value || control.checked && control.type === 'checkbox';
        else if (control.type !== 'hidden') control.value = value;
      }
  }

  /** What is typed, kept on this device for its person and page; never the fields that guard a post. */
  function onDevice(form) {
    const key = `draft:${form.dataset.person ?? ''}:${location.pathname}${location.search}`;
    const guards = ['__RequestVerificationToken', 'command', 'visit', 'seen', 'behalf', 'despite', 'draft'];
    // What will be sealed is never written down in clear: it stays on the open page alone.
    const isKept = ([name]) => !guards.includes(name) && !form.querySelector(`[data-sealed][name="${CSS.escape(name)}"]`);
    const store = use => { try { return use(window.localStorage); } catch { return null; } };
    return {
      keep: () => store(place => place.setItem(key, JSON.stringify([...fieldsOf(form)].filter(isKept)))),
      read: () => store(place => JSON.parse(place.getItem(key) ?? 'null')),
      forget: () => store(place => place.removeItem(key)),
    };
  }

  // Whoever signs out leaves nothing typed on the device.
  document.addEventListener('submit', event => {
    if (!event.target.matches('form[action$="/account/sign-out"]')) return;
    try {
      for (const key of Object.keys(window.localStorage)) if (key.startsWith('draft:')) window.localStorage.removeItem(key);
    } catch { /* A browser that keeps nothing has nothing to forget. */ }
  });

  document.addEventListener('click', event => {
    const copy = event.target.closest('[data-copy]');
    if (copy && navigator.clipboard)
      navigator.clipboard.writeText(copy.dataset.copy).then(() => status(copy.dataset.copied ?? ''));
    // A button of the phone's bar chooses its act; the panel confirms.
    const choose = event.target.closest('[data-choose]');
    const act = choose && document.getElementById(choose.dataset.choose);
    if (act) {
      act.checked = true;
      act.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });

  // One open menu at a time, closed by a click elsewhere and by Esc.
  const menus = () => document.querySelectorAll('details.me[open], details.menu-button[open]');
  document.addEventListener('click', event => { for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false; });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') for (const menu of menus()) { menu.open = false; menu.querySelector('summary').focus(); }
  });

  // After display the page of a task reports that it was opened.
  const opened = document.querySelector('form[data-opened]');
  if (opened) fetch(opened.getAttribute('action'), { method: 'POST', body: new FormData(opened), credentials: 'same-origin' }).catch(() => {});

  prepare(document);
  focusFirst(document);
  document.addEventListener('htmx:load', event => {
    if (event.target === document.body) return;
    prepare(event.target.parentElement ?? event.target);
    focusFirst(event.target);
  });
})();
