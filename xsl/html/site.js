// What the pages do beyond what they say: the reader's language (?lang=en, ?lang=zh, kept in every link of the site), and
// copying. Without this file both languages stand side by side, and nothing is missing but the buttons.
(() => {
  'use strict';
  const asked = new URLSearchParams(location.search).get('lang');
  const ui = /^(en|zh)$/.test(asked) ? asked : '', all = (what, use, where = document) => where.querySelectorAll(what).forEach(use);

  if (ui) document.documentElement.dataset.ui = ui;

  // A link within the site keeps the language; fragments stay what they are.
  function keep(link) {
    const href = link.getAttribute('href');
    if (/^(#|\/\/|[a-z][a-z0-9+.-]*:)/i.test(href) || !/\.html?([?#]|$)|\/$/.test(href)) return;
    const [path, ...end] = href.split('#');
    link.setAttribute('href', [path + (path.includes('?') ? '&' : '?') + 'lang=' + ui, ...end].join('#'));
  }

  // Where the clipboard may not be used, the text is selected, so that one key copies it.
  function select(text) {
    const range = document.createRange(), selection = getSelection();
    range.selectNodeContents(text);
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function copy(button) {
    const text = button.previousElementSibling, status = document.getElementById('status');
    function done(copied) {
      if (!copied) select(text);
      button.classList.toggle('copied', copied);
      status.textContent = (ui === 'zh' ? ['已选中', '已复制'] : ['Selected', 'Copied'])[+copied];
      setTimeout(() => { button.classList.remove('copied'); status.textContent = ''; }, 2000);
    }
    if (!navigator.clipboard) return done(false);
    const clone = text.cloneNode(true);
    all('rp, rt', part => part.remove(), clone);
    navigator.clipboard.writeText(clone.textContent).then(() => done(true), () => done(false));
  }

  addEventListener('DOMContentLoaded', () => {
    if (ui) {
      all('a[href]', keep);
      // The title names the page and the site as the reader sees them; a record goes by both its names.
      const text = what => document.querySelector(what)?.textContent.trim(), page = text('h1 > .' + ui);
      const site = text(ui === 'zh' ? '.site .zo' : '.site .en') || text('.site');
      document.title = page ? page + ' – ' + site : document.title.replace(text('.site .en') || site, () => site);
    }
    all('.ui a', link => {
      const lang = link.dataset.ui, params = new URLSearchParams(location.search);
      params.set('lang', lang);
      link.setAttribute('href', '?' + params + location.hash);
      if (lang === ui) link.setAttribute('aria-current', 'true');
      link.parentNode.hidden = false;
    });
    // The timeline begins with the years that most marks are of.
    if (!location.hash) all('.timeline .scroll', box => {
      const places = Array.from(box.querySelectorAll('a'), mark => mark.getBoundingClientRect().left).sort((a, b) => a - b);
      box.scrollLeft = places[places.length >> 1] - innerWidth / 2;
    });
    all('button.copy', button => {
      button.hidden = false;
      button.onclick = () => copy(button);
    });
  });
})();
