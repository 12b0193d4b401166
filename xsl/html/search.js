// The search box. What is found, and in which order: src/jobs/search.h. How texts are folded: src/text/fold.h.
// Names come folded (src/jobs/search_script.h); here it is done to the query, and to what is marked.
(() => {
  'use strict';
  const form = document.querySelector('.search'), input = form.querySelector('input'), list = form.querySelector('[role=listbox]');
  const [some, none] = form.querySelectorAll('[role=status] > *'), statuses = form.querySelectorAll('.statuses > *');
  const SHOWN = 30, SEEN = 10, BEGIN = 8, NONE = 127 << 24;

  // ---- folding ----

  const like = {}, isHan = text => /^\p{Script=Han}/u.test(text);
  const memo = (make, made = new Map()) => text => made.get(text) ?? (made.set(text, make(text)), made.get(text));
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

  // Of records their lines and first names; of names their lines, records, standings and words.
  const records = [], names = [], owners = [], standings = [], texts = [], kinds = [[], [], []], [words, readings, initials] = kinds;
  let having;

  // Keys of a file, a line each, without blanks. `marks` has for each character its tone, and BEGIN where a word begins or the
  // line ends; `firsts` the places where words begin with a letter.
  class Lines {
    constructor(keys, owners) {
      const source = '\n' + keys.join('\n') + '\n', units = new Uint16Array(source.length), marks = new Uint8Array(source.length + 1);
      const starts = [], firsts = new Map();
      let at = 0;
      for (let i = 0; i < source.length; i++) {
        const code = source.charCodeAt(i);
        if (code < 5) marks[at - 1] += code;
        else if (code === 32) marks[at] = BEGIN;
        else {
          if (code === 10) marks[at] = marks[at + 1] = BEGIN, starts.push(at);
          else if (marks[at]) firsts.has(code) ? firsts.get(code).push(at) : firsts.set(code, [at]);
          units[at++] = code;
        }
      }
      Object.assign(this, { text: new TextDecoder('utf-16le').decode(units.subarray(0, at)), marks, starts, firsts, owners, found: new Map() });
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
    // Does a word begin with this one there?
    has(word, at) {
      let end = at + word.length;
      while (--end > at && this.marks[end] < BEGIN);
      return end === at && this.text.startsWith(word, at);
    }
    // The word that stands there.
    word(at) {
      let end = at;
      while (this.marks[++end] < BEGIN);
      return this.text.slice(at, end);
    }
  }

  function add(data) {
    const keys = kinds.map(() => []), owned = kinds.map(() => []);
    Object.assign(like, data.like);
    for (const line of data.lines.split('\n')) {
      const fields = line.split('\t'), n = names.length;
      if (fields[2] === undefined) records.push([...fields, n]);
      else {
        fields[6] = fields[6] || fields[4].toLowerCase().replace(/-/g, ' ');
        names.push(line);
        owners.push(records.length - 1);
        standings.push(+fields[0]);
        texts.push(fields[6]);
        keys.forEach((list, kind) => { if (fields[kind + 6]) list.push(fields[kind + 6]), owned[kind].push(n); });
      }
    }
    kinds.forEach((lines, kind) => lines.push(new Lines(keys[kind], owned[kind])));
    having = memo(word => findWord(word));
  }

  // The names that have the word, its beginning, or its stem. Alone it is found by its beginning, and Han wherever they stand:
  // the stem is left.
  function findWord(word, alone) {
    const found = [], base = stem(word), han = isHan(word), reading = plain(read(word));
    const look = (kind, needle, fits) => kind.forEach(lines => lines.each(lines.places(needle), (n, at) => {
      if ((han || lines.marks[at] >= BEGIN) && fits(lines, at)) found.push(n);
    }));
    if (!alone || word[1] && !han)
      look(words, base.length > 2 ? base : word, (lines, at) => !alone && lines.has(word, at) || stem(lines.word(at)) === base);
    if (!alone && !han) look(readings, reading, (lines, at) => lines.has(reading, at));
    return found;
  }

  // ---- searching ----

  function parse(text) {
    text = Array.from(text).slice(0, 200).join('');
    const toned = join(read(text)), keys = plain(fold(text)).split(' '), asked = keys.slice(0, 16);
    const tones = plain(toned) !== toned && toned.split(/[^\x01-\x04]/).slice(1).map(tone => tone.charCodeAt());
    return { text: keys.join(''), reading: plain(toned), tones, allHan: keys.every(isHan), asked, bases: asked.map(stem) };
  }

  // The names that answer, one of each record, the best first.
  function search({ text, reading, tones, allHan, asked, bases }) {
    const best = new Int32Array(records.length).fill(NONE), found = [], chars = Array.from(text);
    const had = new Uint16Array(names.length), all = new Uint16Array(records.length), full = (1 << asked.length) - 1, alone = full === 1;

    // The least counts: way, tones, standing, then the first name.
    function score(way, n, missed = 0, standing = standings[n]) {
      const r = owners[n], value = way * 8 + missed * 4 + standing << 24 | n;
      if (value < best[r]) best[r] = value;
    }
    // Ways: of the whole, its beginning, a word's beginning, elsewhere.
    function look(kind, needle, whole, begin, word, toned) {
      for (const lines of kind) lines.each(lines.places(needle), (n, at, first) => {
        const way = first ? lines.text[at + needle.length] === '\n' ? whole : begin : lines.marks[at] >= BEGIN ? word : 7;
        score(way === 7 && alone && allHan && lines.has(needle, at) ? 4 : way, n,
            toned && toned.some((tone, i) => tone && (lines.marks[at + i] & 7) !== tone));
      });
    }
    look(words, text, 0, 2, 3);
    look(readings, reading, 0, 2, 3, tones);
    if (text[1]) look(initials, text, 1, 5, 5);

    const same = own => own.startsWith(bases[0]) && !(alone && own.includes(' ')) && own.split(' ').map(stem).join(' ') === bases.join(' ');
    asked.forEach((word, i) => {
      for (const n of alone ? findWord(word, alone) : having(word)) {
        const r = owners[n];
        had[n] |= 1 << i;
        all[r] |= 1 << i;
        if (had[n] === full) score(same(texts[n]) ? 1 : 4, n);
        else if (all[r] === full) score(6, records[r][2], 0, 1 + (records[r][0][0] === 'n'));
      }
    });
    if (allHan && chars[1])
      for (const lines of words) lines.each(lines.places(chars[0]), n => {
        let at = 0;
        if (best[owners[n]] >> 24 > 63 && standings[n] !== 2 && chars.every(c => (at = texts[n].indexOf(c, at) + 1))) score(8, n);
      });
    best.forEach(value => { if (value < NONE) (found[value >> 24] ||= []).push(value & 0xFFFFFF); });
    return found.flat();
  }

  // ---- showing ----

  const { root } = form.dataset, { ui } = document.documentElement.dataset, options = list.children, panel = list.parentNode;
  let query, active, later, loading = 0;

  const element = (parent, name) => parent.appendChild(document.createElement(name)), blank = document.createElement('a');
  blank.tabIndex = -1;
  blank.setAttribute('role', 'option');

  const letters = memo(c => join(plain(fold(c))));

  // The text, with what answers marked: the whole query, else its words.
  function show(parent, text, lang) {
    const part = element(parent, 'span'), chars = Array.from(text), from = [], on = [];
    let folded = '', run = '';
    chars.forEach((c, i) => {
      folded += letters(c);
      while (from.length < folded.length) from.push(i);
    });
    const whole = [query.text, query.reading].find(key => folded.includes(key));
    for (const key of whole ? [whole] : query.bases)
      for (let at = -1; (at = folded.indexOf(key, at + 1)) >= 0;)
        if (whole || isHan(key) || !letters(chars[from[at] - 1] || ''))
          for (let i = from[at]; i <= from[at + key.length - 1]; i++) on[i] = true;
    chars.forEach((c, i) => {
      run += c;
      if (on[i] === on[i + 1] && i + 1 < chars.length) return;
      (on[i] ? element(part, 'mark') : part).append(run);
      run = '';
    });
    part.lang = lang;
  }

  // Makes a link, and returns what fills it.
  function option(n, i) {
    const [path, main, first] = records[owners[n]], mains = Array.from(main, digit => first + +digit);
    const link = list.appendChild(blank.cloneNode());
    link.href = root + path + (ui ? '?lang=' + ui : '');
    link.id = 'search_' + i;
    return () => {
      for (const main of mains) {
        const [, , , lang, text, pinyin] = names[main].split('\t');
        show(link, text, lang);
        if (pinyin) show(link, pinyin, 'zh-Latn-pinyin');
      }
      const [, shown, status, lang, text] = names[n].split('\t');
      if (!shown || mains.includes(n)) return;
      const other = element(link, 'small');
      if (status) other.append(statuses[status].cloneNode(true), ' ');
      show(other, text, lang);
    };
  }

  // What stands under the box is shown with it: `away` says that the reader is elsewhere.
  function open(to, away) {
    list.hidden = !to;
    panel.classList.toggle('away', !!away);
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
    find();
    // The first searches of all take longest: nobody waits for these.
    ['s of', '国家'].forEach(text => setTimeout(() => search(parse(text))));
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
  input.onblur = () => open(false, true);
  panel.onmousedown = form.onsubmit = event => event.preventDefault();
  addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea, select')) return;
    event.preventDefault();
    input.focus();
  });
  form.hidden = false;
  input.value = new URLSearchParams(location.search).get('q') || '';
  if (input.value) load();
})();
