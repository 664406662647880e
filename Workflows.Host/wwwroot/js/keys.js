// Keys of the pages. Off while somebody types or composes; single letters can be switched off in the reader's settings.
'use strict';
(() => {
  const letters = document.documentElement.dataset.letterKeys !== 'off';
  const places = { t: '/inbox', c: '/cases', n: '/notices' };
  let row = -1;
  let afterG = false;

  const typing = event => event.isComposing || event.keyCode === 229
    || event.target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]') !== null;

  const rows = () => [...document.querySelectorAll('[data-row]')];

  /** Marks one row, shows it and gives its link the focus, so that Enter opens it. */
  function move(by) {
    const all = rows();
    if (all.length === 0) return;
    row = Math.min(Math.max(row + by, 0), all.length - 1);
    all.forEach((line, i) => line.classList.toggle('cur', i === row));
    all[row].querySelector('a')?.focus();
    all[row].scrollIntoView({ block: 'nearest' });
  }

  function tick() {
    const box = rows()[row]?.querySelector('input[type=checkbox]:not(:disabled)');
    if (box) box.click();
  }

  /** Chooses an act, and only chooses it. */
  function choose(key) {
    const act = document.querySelector(`form[data-acts] input[name=act][data-key="${key}"]:not(:disabled)`);
    if (!act) return false;
    act.checked = true;
    act.dispatchEvent(new Event('change', { bubbles: true }));
    act.focus();
    return true;
  }

  const follow = selector => {
    const link = document.querySelector(selector);
    if (link) link.click();
    return link !== null;
  };

  const single = {
    j: () => move(1),
    k: () => move(-1),
    x: tick,
    m: () => document.querySelector('form[data-acts] textarea[name=comment]')?.focus(),
    '/': () => document.getElementById('find')?.focus(),
    '?': () => document.getElementById('keys')?.showModal?.(),
    '？': () => document.getElementById('keys')?.showModal?.(),
    '[': () => follow('a[rel=prev]'),
    ']': () => follow('a[rel=next]'),
  };

  function letter(event) {
    const key = event.key.toLowerCase();
    if (afterG) {
      afterG = false;
      if (places[key]) location.assign(places[key]);
      return true;
    }
    if (key === 'g') {
      afterG = true;
      setTimeout(() => { afterG = false; }, 1500);
      return true;
    }
    if (choose(key.toUpperCase())) return true;
    if (!single[key]) return false;
    single[key]();
    return true;
  }

  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.ctrlKey && !event.isComposing) {
      const submit = document.querySelector('form[data-acts] [data-submit]');
      if (submit) { event.preventDefault(); submit.click(); }
      return;
    }
    if (typing(event)) {
      if (event.key === 'Escape' && !event.isComposing) event.target.blur();
      return;
    }
    if (event.key === 'Escape') {
      if (!document.querySelector('dialog[open], details.me[open], details.menu-button[open]')) follow('.crumbs a');
      return;
    }
    if (!letters || event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]')) return;
    if (letter(event)) event.preventDefault();
  });
})();
