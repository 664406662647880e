// Help for forms that all work without it: 大写 below amounts while typing, rows without reloading, and drawing the form
// again when an answer changes what is asked. Everything is found by its data attribute.
'use strict';
(() => {
  const status = words => { const place = document.getElementById('status'); if (place) place.textContent = words; };

  // --- 大写: the same rules as CapitalAmount on the server ---
  const digits = '零壹贰叁肆伍陆柒捌玖', steps = ['', '拾', '佰', '仟'];

  /** Fen of what was typed, as BigInt; null where it is no amount. */
  const fenOf = typed => {
    const plain = typed.normalize('NFKC').replace(/[\s¥]/g, '').replace(/、/g, ',').replace(/。/g, '.').replace(/元$/, '');
    const match = /^(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(plain);
    return match && BigInt(match[1].replaceAll(',', '')) * 100n + BigInt((match[2] ?? '').padEnd(2, '0'));
  };

  const capital = fen => {
    if (fen === 0n) return '零元整';
    let text = '', nought = false;
    const digit = (d, unit) => {
      if (d === 0) { nought = text !== ''; return; }
      text += (nought ? digits[0] : '') + digits[d] + unit;
      nought = false;
    };
    const yuan = fen / 100n, rest = Number(fen % 100n);
    if (yuan > 0n) {
      const all = yuan.toString();
      for (let i = 0; i < all.length; i++) {
        const place = all.length - 1 - i;
        digit(Number(all[i]), steps[place % 4]);
        if (place === 0) continue;
        if (place % 8 === 0) text += '亿';
        else if (place % 4 === 0 && /[1-9]/.test(all.slice(Math.max(0, i - 3), i + 1))) text += '万';
      }
      text += '元';
    }
    if (rest === 0) return text + '整';
    digit(Math.floor(rest / 10), '角');
    digit(rest % 10, '分');
    return text;
  };

  document.addEventListener('input', event => {
    const place = event.target.dataset?.money && document.getElementById(event.target.dataset.money);
    if (!place) return;
    const fen = fenOf(event.target.value);
    place.hidden = fen === null;
    place.querySelector('span').textContent = fen === null ? '' : capital(fen);
  });

  // --- rows ---
  const count = rows => [...rows.querySelectorAll(':scope > [data-rows-list] > [data-row]')].forEach((row, i) =>
    row.querySelectorAll('[data-row-place]').forEach(place => { place.textContent = i + 1; }));

  const changed = element => element.closest('[data-form]')?.dispatchEvent(new CustomEvent('form-changed', { bubbles: true }));

  document.addEventListener('click', event => {
    const add = event.target.closest('[data-rows-add]'), remove = event.target.closest('[data-rows-remove]');
    const rows = (add ?? remove)?.closest('[data-rows]');
    if (!rows) return;
    event.preventDefault();
    const list = rows.querySelector('[data-rows-list]');
    if (add) {
      if (list.children.length >= Number(rows.dataset.most)) return;
      const template = document.createElement('template');
      template.innerHTML = rows.querySelector('[data-rows-template]').innerHTML.replaceAll(rows.dataset.templateRow, rows.dataset.next);
      rows.dataset.next = Number(rows.dataset.next) + 1;
      const row = template.content.querySelector('[data-row]');
      list.append(row);
      window.htmx?.process(row);
      row.querySelector('input:not([type=checkbox]), select, textarea')?.focus();
    } else {
      const row = remove.closest('[data-row]'), next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      (next?.querySelector('input, select, textarea') ?? rows.querySelector('[data-rows-add]'))?.focus();
    }
    count(rows);
    status(rows.querySelector('legend').textContent.trim() + ' ' + list.children.length);
    changed(rows);
  });

  // --- drawn again; never while characters are being composed, and what is being typed stays ---
  let composing = false, waiting = null, typing = null;

  // What is typed between asking for the form and getting it is put back: on a slow line that may be several fields.
  let sent = new Map(), since = [];
  const controls = form => [...form.querySelectorAll('input[id]:not([type=file]):not([type=hidden]), select[id], textarea[id]')];
  const isBox = at => at.type === 'checkbox' || at.type === 'radio';
  const stateOf = at => isBox(at) ? at.checked : at.value;
  document.addEventListener('htmx:beforeRequest', event => {
    const form = event.detail.elt?.matches?.('[data-form-refresh]') && event.detail.elt.closest('[data-form]');
    if (form) sent = new Map(controls(form).map(at => [at.id, stateOf(at)]));
  });
  document.addEventListener('compositionstart', () => { composing = true; });
  document.addEventListener('compositionend', () => {
    composing = false;
    if (waiting) { const form = waiting; waiting = null; redraw(form); }
  });

  const redraw = form => {
    const source = form.querySelector('[data-form-refresh]');
    if (!source || !window.htmx) return;
    if (composing) waiting = form;
    else window.htmx.trigger(source, 'form-refresh');
  };

  document.addEventListener('change', event => {
    const form = event.target.closest?.('[data-form]');
    if (form && 'live' in event.target.dataset) redraw(form);
  });
  document.addEventListener('form-changed', event => redraw(event.target));

  document.addEventListener('htmx:beforeSwap', event => {
    const form = event.detail.target;
    if (!form.matches?.('[data-form]')) return;
    if (composing) { event.detail.shouldSwap = false; waiting = form; return; }
    since = controls(form).filter(at => sent.has(at.id) && sent.get(at.id) !== stateOf(at)).map(at => ({ id: at.id, state: stateOf(at) }));
    const at = document.activeElement;
    typing = at?.id && form.contains(at) && 'value' in at && at.type !== 'file' && at.type !== 'checkbox' && at.type !== 'radio'
      ? { id: at.id, value: at.value, from: at.selectionStart, to: at.selectionEnd } : null;
  });

  document.addEventListener('htmx:afterSettle', event => {
    const put = since.map(({ id, state }) => ({ at: document.getElementById(id), state })).filter(({ at }) => at);
    since = [];
    for (const { at, state } of put) if (isBox(at)) at.checked = state; else at.value = state;
    const live = put.find(({ at }) => 'live' in at.dataset);
    if (live) redraw(live.at.closest('[data-form]'));
    if (typing) {
      const at = document.getElementById(typing.id);
      if (at) {
        at.value = typing.value;
        at.focus({ preventScroll: true });
        if (typing.from !== null && at.setSelectionRange && at.type !== 'date') at.setSelectionRange(typing.from, typing.to);
      }
      typing = null;
    }
    const fault = event.detail.elt?.closest?.('[data-fault-of]');
    const field = fault && document.getElementById(fault.dataset.faultOf);
    if (!field) return;
    const wrong = fault.textContent.trim() !== '';
    if (wrong) field.setAttribute('aria-invalid', 'true'); else field.removeAttribute('aria-invalid');
    field.closest('.field')?.classList.toggle('err', wrong);
  });
})();
