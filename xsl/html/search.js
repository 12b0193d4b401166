// The search box. What is found, and in which order: src/jobs/search.h. How texts are folded: src/text/fold.h.
// Names come folded (src/jobs/search_script.h); here it is done to the query, and to what is marked.
(() => {
  'use strict';
  const form = document.querySelector('.search'), input = form.querySelector('input'), list = form.querySelector('[role=listbox]');
  const [some, none] = form.querySelectorAll('[role=status] > *'), statuses = form.querySelectorAll('.statuses > *');
  const SHOWN = 30, WORDS = 4, RECORD = 6, SCATTERED = 8;

  // ---- folding ----

  const simple = new Map(), tones = { '\u0304': 1, '\u0301': 2, '\u030c': 3, '\u0306': 3, '\u0300': 4 };
  const like = { ß: 'ss', æ: 'ae', ð: 'd', ø: 'o', þ: 'th', đ: 'd', ħ: 'h', ı: 'i', ł: 'l', œ: 'oe', ŧ: 't', ɑ: 'a', ɡ: 'g', ς: 'σ' };
  const isHan = text => /^\p{Script=Han}/u.test(text), length = text => Array.from(text).length;
  const memo = (make, made = new Map()) => text => made.get(text) || (made.set(text, make(text)), made.get(text));
  const join = text => text.replace(/ /g, ''), plain = text => text.replace(/[\x01-\x04]/g, '');

  // Words; \x01 to \x04 stand behind letters that have a tone mark.
  function fold(text) {
    let out = '', last = ' ';
    for (const c of text.normalize('NFKD').replace(/&/g, ' and ')) {
      if (/['‘’ʻʼ]/.test(c)) out += "'";
      else if (/[\p{M}\p{Cf}]/u.test(c)) out += tones[c] && /[a-z]$/.test(out) ? String.fromCharCode(tones[c]) : '';
      else if (!/[\p{L}\p{N}]/u.test(c)) out += last = ' ';
      else {
        const low = c.toLowerCase(), han = isHan(c);
        out += (last === !han ? ' ' : '') + (simple.get(c) || like[low] || low);
        last = han;
      }
    }
    return out.replace(/'s(?= |$)|'/g, '').replace(/ +/g, ' ').trim();
  }

  // Pinyin: a digit behind a syllable is its mark.
  const read = memo(text => fold(text).replace(/v/g, 'u').replace(/([aeiou]+)(n?g?r?)([1-5])(?!\d)/g, (all, vowels, end, digit) =>
      vowels.replace(/[ae]|o(?=u)|[iou]$/, '$&' + (digit < 5 ? String.fromCharCode(digit) : '')) + end));

  const stem = memo(word => {
    const cut = (ending, least, drop) => { if (word.length > least && ending.test(word)) word = word.slice(0, -drop); };
    if (!/^[a-z]{4,}$/.test(word)) return word;
    if (/..ies$/.test(word)) cut(/s/, 4, 3);
    else if (/(ss|sh|ch|x)es$/.test(word)) cut(/s/, 3, 2);
    else cut(/[^sui]s$/, 3, 1);
    if (/[aeiouy].*ing$/.test(word)) cut(/g/, 5, 3);
    else cut(/[aeiouy].*ed$/, 4, 2);
    while (word.length > 3 && /[eiy]$/.test(word)) cut(/./, 3, 1);
    cut(/([^aeiouy])\1$/, 3, 1);
    return word;
  });

  // ---- what can be found ----

  const records = [], names = [];
  let having;

  // A text, and where its lines begin.
  function view(text) {
    const starts = [];
    for (let at = -1; (at = text.indexOf('\n', at + 1)) >= 0;) starts.push(at);
    return { text, starts };
  }

  // Keys, a line each: `spaced` with a blank before each word; `joined` without, but `begins` says where words begin in it.
  class Lines {
    constructor() { this.keys = []; this.owners = []; }
    add(key, owner) { if (key) this.owners.push(owner), this.keys.push(key); }
    close() {
      const text = '\n ' + this.keys.join('\n ') + '\n';
      this.spaced = view(text);
      this.joined = view(join(text));
      this.begins = new Uint8Array(text.length);
      for (let i = 0, at = 0; i < text.length; i++) text[i] === ' ' ? this.begins[at] = 1 : at++;
    }
    // Wherever the needle stands: visit(owner, place in the line, place in the text).
    each({ text, starts }, needle, visit) {
      for (let at = -1, line = 0; (at = text.indexOf(needle, at + 1)) >= 0;) {
        while (starts[line + 1] < at) line++;
        visit(this.owners[line], at - starts[line] - 1, at);
      }
    }
  }
  const words = new Lines(), readings = new Lines(), initials = new Lines();

  function add(data) {
    Array.from(data.pairs).forEach((c, i, pairs) => { if (i % 2) simple.set(pairs[i - 1], c); });
    for (const row of data.rows.split('\n').filter(Boolean)) {
      const fields = row.split('\t'), first = names.length;
      for (let i = 2; i < fields.length; i += 6) {
        const [code, text, key, pinyin, reading, short] = fields.slice(i, i + 6), bits = parseInt(code[0], 16), n = names.length;
        names.push({ r: records.length, text, pinyin, standing: bits & 3, shown: bits < 8, status: statuses[code[1] - 1], lang: code.slice(2) });
        words.add(key || text.toLowerCase().replace(/-/g, ' '), n);
        readings.add(reading, n);
        initials.add(short, n);
      }
      const main = [names[first], names[first + +fields[1][0]]].filter((name, i) => +fields[1][i]), work = row[0] === 'n';
      records.push({ path: row[0] + '/' + fields[0].slice(1) + '.html', first, work, main: work ? main.reverse() : main });
    }
    [words, readings, initials].forEach(lines => lines.close());
    having = memo(findWord);
  }

  // The names that have the word, its beginning, or its stem.
  function findWord(word) {
    const found = [], base = stem(word), set = n => found.push(n);
    if (isHan(word)) words.each(words.joined, word, set);
    else {
      words.each(words.spaced, ' ' + (base.length > 2 ? base : word), (n, before, at) => {
        if (words.spaced.text.startsWith(word, at + 1) || stem(words.keys[n].slice(before).split(' ', 1)[0]) === base) set(n);
      });
      readings.each(readings.spaced, ' ' + plain(read(word)), set);
    }
    return found;
  }

  // ---- searching ----

  function parse(text) {
    text = Array.from(text).slice(0, 200).join('');
    const toned = read(text), keys = plain(fold(text)).split(' ');
    return {
      text: keys.join(''), reading: join(plain(toned)), toned: join(toned), han: keys.some(isHan), allHan: keys.every(isHan),
      words: keys.slice(0, 16),
    };
  }

  // The names that answer, one of each record, the best first.
  function search(query) {
    const MANY = 1e6, best = new Float64Array(records.length).fill(Infinity), full = (1 << query.words.length) - 1;
    const had = new Uint16Array(names.length), all = new Uint16Array(records.length), found = Array.from({ length: 72 }, () => []);

    // The least counts: way, tones, standing, then the first name.
    function score(way, n, missed = 0, standing = names[n].standing) {
      const { r } = names[n];
      best[r] = Math.min(best[r], (way * 8 + missed * 4 + standing) * MANY + n);
    }
    // Ways: of the whole, its beginning, a word's beginning, elsewhere.
    function look(lines, needle, ways, missed = () => 0) {
      const inside = query.han || length(needle) > 2;
      lines.each(lines.joined, needle, (n, before, at) => {
        if (!inside && !lines.begins[at]) return;
        score(ways[before ? 3 - lines.begins[at] : +(lines.joined.text[at + needle.length] !== '\n')], n, missed(n, before));
      });
    }
    const pattern = query.toned.replace(/[^\x01-\x04](?![\x01-\x04])/gu, '$&[\x01-\x04]?');
    look(words, query.text, [0, 2, 3, 7]);
    look(readings, query.reading, [0, 2, 3, 7], plain(query.toned) === query.toned ? undefined : (n, before) =>
      !new RegExp('^(.[\x01-\x04]?){' + before + '}' + pattern, 'u').test(join(read(names[n].pinyin))));
    if (length(query.text) > 1) look(initials, query.text, [1, 5, 5, 7]);

    query.words.forEach((word, i) => having(word).forEach(n => { all[names[n].r] |= 1 << i; had[n] |= 1 << i; }));
    const bases = query.words.map(stem).join(' '), same = key => key.split(' ').map(stem).join(' ') === bases;
    had.forEach((bits, n) => {
      if (bits === full) score(words.keys[n].startsWith(stem(query.words[0])) && same(words.keys[n]) ? 1 : WORDS, n);
    });
    all.forEach((bits, r) => { if (bits === full) score(RECORD, records[r].first, 0, 1 + records[r].work); });
    if (query.allHan && length(query.text) > 1) {
      const between = new RegExp(Array.from(query.text).join('.*'), 'u');
      words.keys.forEach((key, n) => { if (names[n].standing !== 2 && between.test(key)) score(SCATTERED, n); });
    }
    best.forEach((s, r) => { if (s < Infinity) found[Math.floor(s / MANY)].push(names[s % MANY]); });
    return [].concat(...found);
  }

  // ---- showing ----

  let query, active, loading = 0;

  const element = (parent, name) => parent.appendChild(document.createElement(name)), options = list.children;

  const letters = memo(c => join(plain(fold(c))).split(''));

  // The text, with what answers marked: the whole query, else its words.
  function show(parent, text, lang) {
    const part = element(parent, 'span'), chars = Array.from(text), from = [], on = new Set();
    let folded = '', run = '';
    chars.forEach((c, i) => { for (const unit of letters(c)) folded += unit, from.push(i); });
    const whole = [query.text, query.reading].find(key => folded.includes(key));
    for (const key of whole ? [whole] : query.words.map(stem))
      for (let at = -1; (at = folded.indexOf(key, at + 1)) >= 0;)
        if (whole || isHan(key) || !letters(chars[from[at] - 1] || '')[0])
          for (let i = from[at]; i <= from[at + key.length - 1]; i++) on.add(i);
    chars.forEach((c, i) => {
      run += c;
      if (on.has(i) === on.has(i + 1) && i + 1 < chars.length) return;
      element(part, on.has(i) ? 'mark' : 'span').textContent = run;
      run = '';
    });
    part.lang = lang;
  }

  function option(name, i) {
    const record = records[name.r];
    const link = element(list, 'a'), { ui } = document.documentElement.dataset;
    Object.assign(link, { href: form.dataset.root + record.path + (ui ? '?lang=' + ui : ''), id: 'search_' + i, tabIndex: -1 });
    link.setAttribute('role', 'option');
    for (const { text, lang, pinyin } of record.main) {
      show(link, text, lang);
      if (pinyin) show(link, pinyin, 'zh-Latn-pinyin');
    }
    if (!name.shown || record.main.includes(name)) return;
    const other = element(link, 'small');
    if (name.status) other.append(name.status.cloneNode(true), ' ');
    show(other, name.text, name.lang);
  }

  function open(to) {
    list.hidden = !to;
    input.setAttribute('aria-expanded', !!to);
  }

  function move(to) {
    if (options[active]) options[active].removeAttribute('aria-selected');
    const link = options[active = to];
    input.setAttribute('aria-activedescendant', link ? link.id : '');
    if (!link) return;
    link.setAttribute('aria-selected', true);
    link.scrollIntoView({ block: 'nearest' });
  }

  function step(by) {
    open(options.length);
    move((Math.max(active, by < 0 ? 0 : -1) + by + options.length) % options.length);
  }

  function find() {
    query = parse(input.value);
    const ready = query.text && names.length, hits = ready ? search(query) : [];
    list.textContent = '';
    hits.slice(0, SHOWN).forEach(option);
    some.hidden = !hits.length;
    some.firstChild.textContent = hits.length;
    none.hidden = !ready || hits.length;
    move(-1);
    open(hits.length > 0);
  }

  // The address with the query, to be passed on.
  function keep() {
    const url = new URL(location);
    url.searchParams.delete('q');
    if (input.value) url.searchParams.set('q', input.value);
    history.replaceState(history.state, '', url);
  }

  function load() {
    element(document.head, 'script').src = form.dataset.root + 'search-index' + (loading++ ? '-' + loading : '') + '.js';
  }
  window.bibelotSearch = data => {
    add(data);
    if (data.more) load();
    find();
  };

  function enter() {
    keep();
    if (options.length) options[Math.max(active, 0)].click();
  }

  function clear() {
    input.value = '';
    find();
    keep();
  }
  const keys = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: enter, Escape: clear };

  input.onkeydown = event => {
    if (event.isComposing || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  };
  input.oninput = find;
  input.onchange = keep;
  input.onfocus = () => { if (!loading) load(); open(options.length > 0); };
  input.onblur = () => open(false);
  list.onmousedown = form.onsubmit = event => event.preventDefault();
  addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea, select')) return;
    event.preventDefault();
    input.focus();
  });
  form.hidden = false;
  input.value = new URLSearchParams(location.search).get('q') || '';
  if (input.value) load();
})();
