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
   * data-autosave; what the answer says is shown at [data-saved].
   */
  function autosave(form) {
    const saved = form.querySelector('[data-saved]') ?? document.querySelector('[data-saved]');
    let changed = false;
    let sent = false;
    const save = async leaving => {
      if (!changed || sent) return;
      changed = false;
      const body = new FormData(form);
      // Files travel when the form is handed in, not with every draft.
      for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
      const answer = await fetch(form.dataset.autosave, { method: 'POST', body, credentials: 'same-origin', keepalive: leaving })
        .catch(() => null);
      if (!answer?.ok) changed = true;
      else if (saved) saved.textContent = await answer.text();
    };
    form.addEventListener('input', () => { changed = true; });
    form.addEventListener('submit', () => { sent = true; });
    setInterval(() => save(false), 10_000);
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') save(true); });
  }

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
