// What the pages do beyond what they say: the reader's language (?lang=en, ?lang=zh, kept in every link of the site), and
// copying. Without this file both languages stand side by side, and nothing is missing but the buttons.
(function () {
  'use strict';
  var asked = new URLSearchParams(location.search).get('lang');
  var ui = asked === 'en' || asked === 'zh' ? asked : '';

  if (ui) document.documentElement.dataset.ui = ui;

  // A link within the site keeps the language; fragments stay what they are.
  function keep(link) {
    var href = link.getAttribute('href');
    if (!href || href.charAt(0) === '#' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(href) || !/\.html?([?#]|$)|\/$/.test(href)) return;
    var hash = href.indexOf('#'), end = hash < 0 ? '' : href.slice(hash);
    var path = hash < 0 ? href : href.slice(0, hash);
    link.setAttribute('href', path + (path.indexOf('?') < 0 ? '?' : '&') + 'lang=' + ui + end);
  }

  // Where the clipboard may not be used, the text is selected, so that one key copies it.
  function select(text) {
    var range = document.createRange(), selection = getSelection();
    range.selectNodeContents(text);
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function copy(button) {
    var text = button.previousElementSibling, status = document.getElementById('status');
    function done(copied) {
      if (!copied) select(text);
      button.classList.toggle('copied', copied);
      status.textContent = copied ? (ui === 'zh' ? '已复制' : 'Copied') : (ui === 'zh' ? '已选中' : 'Selected');
      setTimeout(function () { button.classList.remove('copied'); status.textContent = ''; }, 2000);
    }
    if (!navigator.clipboard) return done(false);
    var clone = text.cloneNode(true);
    clone.querySelectorAll('rp, rt').forEach(function (part) { part.remove(); });
    navigator.clipboard.writeText(clone.textContent).then(function () { done(true); }, function () { done(false); });
  }

  document.addEventListener('DOMContentLoaded', function () {
    if (ui) document.querySelectorAll('a[href]').forEach(keep);
    document.querySelectorAll('.ui a').forEach(function (link) {
      var lang = link.dataset.ui, params = new URLSearchParams(location.search);
      params.set('lang', lang);
      link.setAttribute('href', '?' + params + location.hash);
      if (lang === ui) link.setAttribute('aria-current', 'true');
      link.parentNode.hidden = false;
    });
    document.querySelectorAll('button.copy').forEach(function (button) {
      button.hidden = false;
      button.addEventListener('click', function () { copy(button); });
    });
  });
})();
