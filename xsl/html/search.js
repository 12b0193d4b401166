// The search box. What is found, and in which order: src/jobs/search.h. How texts are folded: src/text/fold.h.
// Names come folded (src/jobs/search_script.h); here it is done to the query, and to what is marked.
(() => {
  'use strict';
  const form = document.querySelector('.search'), input = form.querySelector('input'), list = form.querySelector('[role=listbox]');
  const [some, none] = form.querySelectorAll('[role=status] > *'), statuses = form.querySelectorAll('.statuses > *');
  const SHOWN = 30, SEEN = 15, BEGIN = 8, MANY = 1e6;

  // ---- folding ----

  const like = {}, isHan = text => /^\p{Script=Han}/u.test(text);
  const memo = (make, made = new Map()) => text => made.get(text) || (made.set(text, make(text)), made.get(text));
  const join = text => text.replace(/ /g, ''), plain = text => text.replace(/[\x01-\x04]/g, '');

  // Words; \x01 to \x04 stand behind letters that have a tone mark.
  function fold(text) {
    let out = '', last = ' ';
    for (const c of text.normalize('NFKD').replace(/&/g, ' and ')) {
      const low = c.toLowerCase(), to = like[low], han = isHan(c);
      if (/['‘’ʻʼ]/.test(c)) out += "'";
      else if (/[\p{M}\p{Cf}]/u.test(c)) out += to && /[a-z]$/.test(out) ? to : '';
      else if (!/[\p{L}\p{N}]/u.test(c)) out += last = ' ';
      else {
        out += (last === !han ? ' ' : '') + (to || low);
        last = han;
      }
    }
    return out.replace(/'s(?= |$)|'/g, '').replace(/ +/g, ' ').trim();
  }

  // Pinyin: a digit behind a syllable is its mark.
  const read = memo(text => fold(text).replace(/v/g, 'u').replace(/([aeiou]+)(n?g?r?)([1-5])(?!\d)/g, (all, vowels, end, digit) =>
      vowels.replace(/[ae]|o(?=u)|[iou]$/, '$&' + ('\x01\x02\x03\x04'[digit - 1] || '')) + end));

  const stem = memo(word => !/^[a-z]{4,}$/.test(word) ? word : word.replace(/(..)ies$|(ss|sh|ch|x)es$|([^sui])s$/, '$1$2$3')
      .replace(/^(?=.*[aeiouy].*(ing|ed)$)(.{3,})\1$/, '$2').replace(/^(.{3,}?)[eiy]+$/, '$1').replace(/(..)([^aeiouy])\2$/, '$1$2'));

  // Are there more than two letters, or Han? They may stand within a word.
  const anywhere = text => Array.from(text).length > 2 || /\p{Script=Han}/u.test(text);

  // ---- what can be found ----

  const records = [], names = [], kinds = [[], [], []], [words, readings, initials] = kinds;
  let having;

  // Keys of a file, a line each, without blanks. `marks` has for each character its tone, and BEGIN where a word begins or the
  // line ends; `firsts` the places where words begin with a letter.
  class Lines {
    constructor(keys, owners) {
      const source = '\n' + keys.join('\n') + '\n', marks = new Uint8Array(source.length + 1), starts = [], firsts = new Map();
      for (let i = 0, at = 0; i < source.length; i++) {
        const code = source.charCodeAt(i);
        if (code < 5) marks[at - 1] += code;
        else if (code === 32) marks[at] = BEGIN;
        else {
          if (code === 10) marks[at] = marks[at + 1] = BEGIN, starts.push(at);
          else if (marks[at]) firsts.has(code) ? firsts.get(code).push(at) : firsts.set(code, [at]);
          at++;
        }
      }
      Object.assign(this, { text: plain(join(source)), marks, starts, firsts, owners, found: new Map() });
    }
    // Where the needle stands: a letter or two where words begin, more letters and Han anywhere. As somebody types, the places
    // found a key ago are looked through in place of the text.
    places(needle) {
      const { text, found } = this, from = needle.slice(0, -1);
      if (found.has(needle)) return found.get(needle);
      let places = this.firsts.get(needle.charCodeAt()) || [];
      if (anywhere(needle) && !(anywhere(from) && found.has(from))) {
        places = [];
        for (let at = -1; (at = text.indexOf(needle, at + 1)) >= 0;) places.push(at);
      } else if (from) places = this.places(from).filter(at => text[at + from.length] === needle[from.length]);
      found.set(needle, places);
      return places;
    }
    // visit(owner, place, whether the line begins there)
    each(places, visit) {
      const { starts, owners } = this;
      let line = 0;
      for (const at of places) {
        while (starts[line + 1] < at) line++;
        visit(owners[line], at, starts[line] + 1 === at);
      }
    }
    // Where the word ends that stands there.
    end(at) {
      while (this.marks[++at] < BEGIN);
      return at;
    }
    has(word, at) { return this.text.startsWith(word, at) && this.end(at) >= at + word.length; }
  }

  function add(data) {
    const keys = kinds.map(() => []), owners = kinds.map(() => []);
    Object.assign(like, data.like);
    for (const line of data.lines.split('\n')) {
      const [standing, shown, status, lang, text, pinyin, ...own] = line.split('\t'), n = names.length;
      if (text) {
        own[0] = own[0] || text.toLowerCase().replace(/-/g, ' ');
        names.push({ r: records.length - 1, standing: +standing, shown, status: statuses[status], lang, text, pinyin, key: own[0] });
        own.forEach((key, kind) => { if (key) keys[kind].push(key), owners[kind].push(n); });
      } else records.push({ path: standing, main: shown, first: n });
    }
    kinds.forEach((lines, kind) => lines.push(new Lines(keys[kind], owners[kind])));
    having = memo(findWord);
  }

  // The names that have the word, its beginning, or its stem.
  function findWord(word) {
    const found = [], base = stem(word), han = isHan(word), reading = plain(read(word));
    const look = (kind, needle, fits) => kind.forEach(lines => lines.each(lines.places(needle), (n, at) => {
      if ((han || lines.marks[at] >= BEGIN) && fits(lines, at)) found.push(n);
    }));
    look(words, base.length > 2 ? base : word, (lines, at) => lines.has(word, at) || stem(lines.text.slice(at, lines.end(at))) === base);
    if (!han) look(readings, reading, (lines, at) => lines.has(reading, at));
    return found;
  }

  // ---- searching ----

  function parse(text) {
    text = Array.from(text).slice(0, 200).join('');
    const toned = join(read(text)), keys = plain(fold(text)).split(' ');
    const tones = toned.split(/[^\x01-\x04]/).slice(1).map(tone => tone.charCodeAt());
    return { text: keys.join(''), reading: plain(toned), tones, allHan: keys.every(isHan), words: keys.slice(0, 16) };
  }

  // The names that answer, one of each record, the best first.
  function search(query) {
    const best = new Float64Array(records.length).fill(Infinity), found = Array.from({ length: 72 }, () => []);
    const had = new Uint16Array(names.length), all = new Uint16Array(records.length), full = (1 << query.words.length) - 1;

    // The least counts: way, tones, standing, then the first name.
    function score(way, n, missed = 0, { r, standing } = names[n]) {
      best[r] = Math.min(best[r], (way * 8 + missed * 4 + standing) * MANY + n);
    }
    // Ways: of the whole, its beginning, a word's beginning, elsewhere.
    function look(kind, needle, ways, tones = []) {
      for (const lines of kind) lines.each(lines.places(needle), (n, at, first) => {
        const { text, marks } = lines, way = first ? +(text[at + needle.length] !== '\n') : marks[at] < BEGIN ? 3 : 2;
        score(ways[way], n, tones.some((tone, i) => tone && (marks[at + i] & 7) !== tone));
      });
    }
    look(words, query.text, [0, 2, 3, 7]);
    look(readings, query.reading, [0, 2, 3, 7], query.tones);
    if (query.text[1]) look(initials, query.text, [1, 5, 5, 7]);

    const bases = query.words.map(stem), inflected = new RegExp('^' + bases.join('[^ ]* ') + '[^ ]*$');
    const same = ({ key }) => key.startsWith(bases[0]) && inflected.test(key) && key.split(' ').every((word, i) => stem(word) === bases[i]);
    query.words.forEach((word, i) => having(word).forEach(n => {
      const { r } = names[n];
      had[n] |= 1 << i;
      all[r] |= 1 << i;
      if (had[n] === full) score(same(names[n]) ? 1 : 4, n);
      else if (all[r] === full) score(6, records[r].first, 0, { r, standing: 1 + (records[r].path[0] === 'n') });
    }));
    if (query.allHan && query.text[1]) {
      const between = new RegExp(Array.from(query.text).join('.*'), 'gu');
      for (const lines of words) lines.each(Array.from(lines.text.matchAll(between), match => match.index), n => {
        if (names[n].standing !== 2) score(8, n);
      });
    }
    best.forEach((s, r) => { if (s < Infinity) found[Math.floor(s / MANY)].push(names[s % MANY]); });
    return [].concat(...found);
  }

  // ---- showing ----

  const { root } = form.dataset, { ui } = document.documentElement.dataset, options = list.children;
  let query, active, later, loading = 0;

  const element = (parent, name) => parent.appendChild(document.createElement(name)), blank = document.createElement('a');
  blank.tabIndex = -1;
  blank.setAttribute('role', 'option');

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
      (on.has(i) ? element(part, 'mark') : part).append(run);
      run = '';
    });
    part.lang = lang;
  }

  // Makes a link, and returns what fills it.
  function option(name, i) {
    const { path, main, first } = records[name.r], mains = Array.from(main, digit => names[first + +digit]);
    const link = list.appendChild(blank.cloneNode());
    link.href = root + path + (ui ? '?lang=' + ui : '');
    link.id = 'search_' + i;
    return () => {
      for (const { text, lang, pinyin } of mains) {
        show(link, text, lang);
        if (pinyin) show(link, pinyin, 'zh-Latn-pinyin');
      }
      if (!name.shown || mains.includes(name)) return;
      const other = element(link, 'small');
      if (name.status) other.append(name.status.cloneNode(true), ' ');
      show(other, name.text, name.lang);
    };
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
    query = parse(names.length ? input.value : '');
    const hits = query.text ? search(query) : [];
    list.textContent = '';
    const fills = hits.slice(0, SHOWN).map(option), fill = count => fills.splice(0, count).forEach(use => use());
    fill(SEEN);
    clearTimeout(later);
    later = setTimeout(fill, 50, SHOWN);
    some.hidden = !hits.length;
    some.firstChild.textContent = hits.length;
    none.hidden = !query.text || hits.length;
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
    element(document.head, 'script').src = root + 'search-index' + (loading++ ? '-' + loading : '') + '.js';
  }
  window.bibelotSearch = data => {
    add(data);
    if (data.more) load();
    // The first search of all takes longest: nobody waits for this one.
    search(parse('a'));
    find();
  };

  const keys = {
    ArrowDown() { step(1); },
    ArrowUp() { step(-1); },
    Enter() {
      keep();
      if (options.length) options[Math.max(active, 0)].click();
    },
    Escape() {
      input.value = '';
      find();
      keep();
    },
  };

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
