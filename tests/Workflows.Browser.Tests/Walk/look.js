// What a walk measures on a page; answers the record Look.Seen.
({ isPhone, data }) => {
  const shown = element => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const tall = element => element.getBoundingClientRect().height;

  const small = !isPhone ? [] : [...document.querySelectorAll('button, a.btn, summary, .tabbar a, .stick a, label.opt, label.radio, label.check, select, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea')]
    .filter(e => shown(e) && tall(e) > 0 && tall(e) < 43.5 && !e.closest('.vh'))
    .filter(e => !e.closest('p, dd, li span, .facts, .files') || e.matches('.btn'))
    .map(e => `${e.tagName.toLowerCase()}.${e.className} “${(e.innerText ?? '').trim().slice(0, 20)}” ${Math.round(tall(e))}`);

  // Names of files, codes, addresses and the words that stay as they are in Chinese too.
  const names = [/\S+@\S+/g, /https?:\/\/\S+/g, /[\w〔〕-]*\.(pdf|png|jpe?g|heic|docx?|xlsx?|csv)\b/gi, /\b[A-Z]{1,2}\d?-\d+(\.\w+)?\b/g,
    /\b[0-9a-fx]{4}(-[0-9a-fx]{4})+\b/gi, /\b[0-9a-f]{4}( [0-9a-f]{4})+\b/g, /\b[0-9a-f]*\d[0-9a-f]{3,}\b/gi, /\b(Excel|Word|UTF-8|GB18030|BOM|WPS|CSV|PDF|PNG|JPG|QR|A4|JSON|SHA-256|SMTP|POP3|Authentication-Results|SSL|TLS|STARTTLS|ZIP|KB|MB|GB|English)\b/g];
  const quiet = '.receipt-number, [aria-hidden=true], script, style, template, noscript, code, kbd, [lang]:not(html), [data-name]';
  const latin = new Set(), han = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent || parent.closest(quiet) || !shown(parent)) continue;
    let words = walker.currentNode.textContent;
    for (const name of names) words = words.replace(name, ' ');
    for (const word of words.match(/[A-Za-z]{2,}/g) ?? []) latin.add(word);
    let typed = walker.currentNode.textContent;
    for (const word of data) typed = typed.replaceAll(word, ' ');
    typed = typed.replace(/[\p{Script=Han}\w〔〕-]+\.(pdf|png|jpe?g|csv)/gu, ' ').replace(/示\p{Script=Han}*〔\d+〕\d+号/gu, ' ');
    if (/\p{Script=Han}/u.test(typed)) han.add(typed.trim().slice(0, 40));
  }
  const unguarded = [...document.querySelectorAll('form[method=post]')]
    .filter(form => !form.querySelector('[name=__RequestVerificationToken]')).map(form => form.action);
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  return {
    width: document.documentElement.scrollWidth,
    headings: [...document.querySelectorAll('h1')].filter(shown).length,
    small, latin: [...latin], han: [...han], unguarded,
    twice: [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))],
  };
}
