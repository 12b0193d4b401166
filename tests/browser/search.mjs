// The search box of the published pages, in Chromium: it finds what `bibelot find` finds, in the same order, for queries made of
// the whole glossary; and it is used as readers use it. Speaks TAP.
import { createRequire } from 'node:module';
import { execFileSync, spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const { chromium } = createRequire(resolve('out/node/package.json'))('playwright-core');
const bibelot = process.env.BIBELOT || 'out/bin/bibelot', site = resolve('out/html');

let count = 0, failed = 0;
function is(got, want, name) {
    const good = JSON.stringify(got) === JSON.stringify(want);
    console.log(`${good ? '' : 'not '}ok ${++count} - ${name}`);
    if (!good) {
        failed++;
        console.log(`#      got: ${JSON.stringify(got)}\n# expected: ${JSON.stringify(want)}`);
    }
}

// ---- queries: of every record's names some, written as readers do ----

const index = JSON.parse(execFileSync(bibelot, ['convert', 'glossary', '-t', 'csl-json', '--loss', 'off'], { maxBuffer: 1 << 28 }));
const doc = execFileSync(bibelot, ['convert', 'glossary', '-t', 'doc', '--loss', 'off'], { maxBuffer: 1 << 28 }).toString();
const texts = [...doc.matchAll(/<designations xml:lang="(\w+)[^>]*>\s*<text[^>]*>\s*<value>([^<]*)<\/value>\s*<\/text>(?:\s*<pinyin>\s*<value>([^<]*))?/g)];
const entities = { amp: '&', lt: '<', gt: '>', quot: '"' };
const plain = text => text.replace(/&(\w+);/g, (all, name) => entities[name] ?? all);
const marks = { '\u0304': 1, '\u0301': 2, '\u030c': 3, '\u0300': 4 };
const toneless = text => text.normalize('NFD').replace(/[\u0304\u0301\u030c\u0300]/g, '').normalize('NFC');
// Digits behind vowels: a, o and e, or whatever the mark stands on.
const numbered = text => text.normalize('NFD').replace(/([\u0304\u0301\u030c\u0300])([iou]?)((?:ng?|r)?)(?![aeiou\u0308])/g,
    (all, mark, vowel, end) => vowel + end + marks[mark]).normalize('NFC');
const made = new Set();
texts.forEach(([, lang, value, pinyin], i) => {
    const text = plain(value), words = text.split(' ');
    if (lang === 'zh') {
        made.add(text);
        if (i % 2) made.add(text.slice(0, 2));
        else made.add([...text].filter((c, j) => j % 2 === 0).join(''));
        made.add([...text].slice(1, 3).join(' '));
    } else {
        made.add([text.toUpperCase(), text.replace(/-/g, ''), `${words.at(-1)}s`, words.slice(-2).reverse().join(' '),
            words[0].slice(0, 3), text.slice(2, 7), words[0] + 'ing'][i % 7]);
        made.add(words[Math.min(1, words.length - 1)]);
    }
    if (pinyin) {
        const p = plain(pinyin);
        made.add([p, toneless(p), toneless(p).replace(/ /g, ''), numbered(p), p.split(' ')[0], toneless(p).slice(0, 4)][i % 6]);
        made.add(toneless(p).replace(/ü/g, 'v').toLowerCase().split(/[ ’'-]+/).map(word => word[0]).join(''));
    }
});
for (const work of index) {
    const [author] = work.author ?? [];
    if (author?.family) made.add(`${author.family} ${author.given ?? ''}`), made.add(`${author.given ?? ''} ${author.family}`);
    if (work.title) made.add(work.title.split(' ').slice(0, 3).join(' ')), made.add(work.title);
    made.add(work.id);
}
const chosen = ['新型舉國體制', '中國製造２０２５', '戰略性新興產業', '科學技術', '為', '臺', '国', '体', '中科院', '国院', 'a', 'e', 's', 'x', 'ai', 'st', 'xi',
    'the', 'of', 'n', 'xxjgtz', 'xxj', 'jgtz', 'nü', 'lv', 'lǜ', 'LV4', 'xin1xing2', 'xīn', 'xin', 'xian', "xi'an", 'Xī’ān', 'C919', 'c 919', '863',
    '2025', '2021-2035', 'gu 2021', 'china’s', "China's", 'chinas', 'R&D', 'r & d', 'state-owned', 'stateowned', 'policies', 'policie', 'polices', 'planning',
    'NSWN', 'new national system', 'ﬁrm', 'Straße', 'É', 'zzzz', 'qqq qqq', '??', ' ', '…', 'й', '日本', 'かな', '한국', '😀', 'a'.repeat(300), '国 '.repeat(30),
    'system nation', 'nation state innovation', '举国 system', 'juguo system', 'gu market', 'of the', 'o f', 't h e', 's t', '(plan)', '\u0001a', 'a\tb', '举國', 'ΣΑΣ', 'ς'];

function asked(query, limit) {
    const { status, stdout, stderr } = spawnSync(bibelot, ['find', '-t', 'json', '--limit', limit, '--', query]);
    if (status === 2 && /neither letter nor digit/.test(stderr)) return { count: 0, results: [] };
    return JSON.parse(stdout);
}

// ---- the same answers ----

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
const faults = [];
async function open(name, options = {}) {
    const page = await (await browser.newContext({ viewport: { width: 1100, height: 800 }, ...options })).newPage();
    page.on('pageerror', error => faults.push(`${name}: ${error}`));
    page.on('console', message => { if (message.type() === 'error') faults.push(`${name}: ${message.text()}`); });
    await page.goto(pathToFileURL(`${site}/${name.split('?')[0]}`).href + (name.includes('?') ? '?' + name.split('?')[1] : ''));
    return page;
}

const page = await open('index.html'), box = page.locator('#search_query'), shown = page.locator('[role=option]');
is(await page.evaluate(() => !!document.querySelector('script[src*=index]')), false, 'the index is not loaded at first');
await page.keyboard.press('/');
is(await page.evaluate(() => document.activeElement.id), 'search_query', '/ goes to the box');
await page.waitForFunction(() => document.querySelector('script[src*=index]'));
await box.fill('举国');
await shown.first().waitFor();

// Asking the program takes its time: of those that were made every fifth.
const many = [...made].filter((query, i) => i % 5 === 0).concat(chosen);
const found = await page.evaluate(list => {
    const input = document.querySelector('#search_query'), status = document.querySelector('.search [role=status]');
    return list.map(query => {
        input.value = query;
        input.dispatchEvent(new Event('input'));
        return { count: +(status.querySelector('span:not([hidden]) b')?.textContent ?? 0),
                 paths: [...document.querySelectorAll('[role=option]')].map(link => link.getAttribute('href')) };
    });
}, many);
const wrong = [];
let answered = 0;
many.forEach((query, i) => {
    const want = asked(query, 30);
    if (want.count > 0) answered++;
    if (JSON.stringify(found[i]) !== JSON.stringify({ count: want.count, paths: want.results.map(result => result.page) }))
        wrong.push({ query, found: found[i].paths.slice(0, 5), count: found[i].count, want: want.results.slice(0, 5).map(result => result.page), wanted: want.count });
});
console.log(`# ${many.length} queries, ${answered} answered`);
is(many.length > 400 && answered > 350, true, 'there are many queries');
is(wrong.slice(0, 5), [], 'the box finds what the program finds, in the same order');


// ---- as it is used ----

const options = () => page.evaluate(() => [...document.querySelectorAll('[role=option]')].map(link => link.getAttribute('href')));
const state = () => page.evaluate(() => {
    const input = document.querySelector('#search_query'), list = document.getElementById(input.getAttribute('aria-controls'));
    const active = document.getElementById(input.getAttribute('aria-activedescendant'));
    return { role: input.getAttribute('role'), expanded: input.getAttribute('aria-expanded'), listbox: list.getAttribute('role'),
             seen: list.checkVisibility(), active: active ? active.getAttribute('href') : '',
             selected: [...list.querySelectorAll('[aria-selected=true]')].map(link => link.getAttribute('href')) };
});
const closed = { role: 'combobox', expanded: 'false', listbox: 'listbox', seen: false, active: '', selected: [] };

await box.fill('');
is(await state(), closed, 'an empty box has no list');
await page.keyboard.type('xinxing juguo');
const list = await options(), first = list[0], last = list.at(-1);
is(first, 't/new-style-whole-of-nation-system.html', 'typing finds');
is(await state(), { ...closed, expanded: 'true', seen: true }, 'and opens the list');
await box.fill('juguo');
const several = await options();
await page.keyboard.press('ArrowDown');
is((await state()).selected, [several[0]], 'an arrow goes to the first');
await page.keyboard.press('ArrowUp');
is(await state(), { ...closed, expanded: 'true', seen: true, active: several.at(-1), selected: [several.at(-1)] }, 'and back from there to the last');
await page.keyboard.press('ArrowDown');
await page.keyboard.press('ArrowDown');
is((await state()).active, several[1], 'and on');
is(await page.locator('.search [role=status]').innerText(), `${several.length} found 条结果`, 'how many there are is announced');
await page.keyboard.press('Escape');
is([await state(), await box.inputValue()], [closed, ''], 'Esc clears');
await box.fill('qqqqqq');
is((await page.locator('.search [role=status]').innerText()).trim(), 'Nothing is called so 未找到', 'so is nothing');
await box.fill('new national system');
is(await page.locator('[role=option] small').first().innerText(), 'deprecated 拒用 new national system', 'what is to be avoided leads to what is to be used');
is(await page.locator('[role=option] > span').nth(2).innerText(), 'new-style whole-of-nation system', 'which stands first');
await box.fill('國體');
is(await page.locator('[role=option] mark').first().innerText(), '国体', 'what answers is marked, in whatever script');
await box.fill('xinxing juguo');
is(await page.locator('[role=option] mark').first().innerText(), 'xīnxíng jǔguó', 'with its tones');
await page.keyboard.press('Tab');
is((await state()).seen, false, 'leaving the box closes the list');
is(new URL(page.url()).searchParams.get('q'), 'xinxing juguo', 'the address keeps the query');
await page.keyboard.press('/');
is((await state()).seen, true, 'coming back opens it');
await page.keyboard.press('Enter');
await page.waitForURL('**/t/new-style-whole-of-nation-system.html');
is(await page.locator('h1').count(), 1, 'Enter opens the first');
await page.goBack();
await shown.first().waitFor({ state: 'attached' });
is([await box.inputValue(), await options()], ['xinxing juguo', list], 'and going back has it all again');

const deep = await open('n/diplomat-2022.html?q=xxjgtz&lang=zh');
await deep.locator('[role=option]').first().waitFor();
is(await deep.locator('[role=option]').first().getAttribute('href'), '../t/new-style-whole-of-nation-system.html?lang=zh', '?q= asks at once; links keep the language');
is((await deep.locator('.search [role=status]').innerText()).trim(), '1 条结果', 'as the words of the box do');
await deep.locator('[role=option]').first().click();
await deep.waitForURL('**/t/new-style-whole-of-nation-system.html?lang=zh');
is(new URL(deep.url()).searchParams.get('lang'), 'zh', 'a click opens');

const quiet = await open('index.html?q=xxjgtz', { javaScriptEnabled: false });
is(await quiet.locator('.search').isVisible(), false, 'without a script there is no box');
is(await quiet.locator('nav a[href="index-pinyin.html"]').isVisible(), true, 'but the indexes');

// How many there are stands over the list, and goes with it: nothing is left upon the navigation.
for (const width of [320, 1280]) {
    const narrow = await open('index.html', { viewport: { width, height: 640 } }), typed = narrow.locator('#search_query'), status = narrow.locator('.search [role=status]');
    const covered = () => narrow.evaluate(() => [...document.querySelectorAll('.masthead nav a')].filter(link => {
        const { left, top, width, height } = link.getBoundingClientRect();
        return !link.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    }).length);
    for (const [query, say] of [['juguo', 'found'], ['qqqqqq', 'Nothing']]) {
        await typed.fill(query);
        await status.filter({ hasText: say }).waitFor();
        const head = await status.boundingBox(), box = await typed.boundingBox(), list = await narrow.locator('#search_found').boundingBox();
        is([head.y >= box.y + box.height, !list || Math.abs(list.y - head.y - head.height) <= 1, head.x >= 0 && head.x + head.width <= width], [true, true, true], `${width} px: what is said of ${query} stands under the box`);
        await typed.blur();
        is([await covered(), (await status.textContent()).includes(say)], [0, true], 'and covers nothing when the box is left');
        await typed.focus();
    }
    await narrow.context().close();
}

// In colours of the reader's own, and what is marked is still seen.
const forced = await open('index.html', { forcedColors: 'active', colorScheme: 'dark' });
await forced.locator('#search_query').fill('juguo');
await forced.locator('mark').first().waitFor();
is(await forced.locator('mark').first().evaluate(mark => {
    let back = mark;
    while (getComputedStyle(back).backgroundColor === 'rgba(0, 0, 0, 0)') back = back.parentElement;
    return getComputedStyle(mark).color !== getComputedStyle(back).backgroundColor;
}), true, 'forced colours: what answers is seen');

const small = await open('index.html', { viewport: { width: 320, height: 640 } });
await small.locator('#search_query').fill('a');
await small.locator('[role=option]').first().waitFor();
await small.waitForFunction(() => !document.querySelector('[role=option]:empty')); // those further down are filled a moment later
is(await small.evaluate(() => document.documentElement.scrollWidth), 320, 'results fit on a narrow screen');
is(await small.evaluate(() => [...document.querySelectorAll('[role=option], #search_query')].filter(part => part.getBoundingClientRect().height < 24).length), 0, 'and are large enough to touch');

is(faults, [], 'nothing fails or is blocked');
await browser.close();
console.log(`1..${count}`);
process.exit(failed ? 1 : 0);
