// Small help for pages that all work without it. No inline handlers: everything is found by its data attribute.
'use strict';
(() => {
  const status = words => { const place = document.getElementById('status'); if (place) place.textContent = words; };

  // What a reader must see first: the result of an act, the summary of faults.
  document.querySelector('[data-focus]')?.focus();

  for (const button of document.querySelectorAll('[data-back]')) {
    if (history.length < 2) continue;
    button.hidden = false;
    button.addEventListener('click', () => history.back());
  }

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }

  document.addEventListener('click', event => {
    const copy = event.target.closest('[data-copy]');
    if (copy && navigator.clipboard)
      navigator.clipboard.writeText(copy.dataset.copy).then(() => status(copy.dataset.copied ?? ''));
  });
})();
