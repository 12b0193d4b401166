// The site as it is used: from a server under a base path and from files, with and without scripts, in both languages and
// both themes. Speaks TAP. axe (axe-core) says what people with disabilities would stumble over.
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';

const require = createRequire(resolve('out/node/package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let count = 0, failed = 0;
function is(got, want, name) {
    const good = JSON.stringify(got) === JSON.stringify(want);
    console.log(`${good ? '' : 'not '}ok ${++count} - ${name}`);
    if (!good) {
        failed++;
        console.log(`#      got: ${JSON.stringify(got)}\n# expected: ${JSON.stringify(want)}`);
    }
}

const site = resolve('out/html');
const types = { html: 'text/html', css: 'text/css', js: 'text/javascript' };
const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname.replace(/^\/some\/base\//, '');
    if (request.url === '/favicon.ico') return void response.writeHead(204).end(); // browsers ask for it unbidden
    try {
        const body = readFileSync(`${site}/${path}`);
        response.writeHead(200, { 'content-type': `${types[path.split('.').pop()] ?? 'text/plain'}; charset=utf-8` }).end(body);
    } catch {
        response.writeHead(404).end();
    }
});
await new Promise(done => server.listen(0, '127.0.0.1', done));
const served = `http://127.0.0.1:${server.address().port}/some/base/`, filed = pathToFileURL(`${site}/`).href;

// One page of each kind.
const kinds = ['index.html', 'index-en.html', 'index-pinyin.html', 'index-stroke.html', 'index-subject.html', 'index-abbreviation.html', 'variants.html', 'timeline.html',
               'bibliography.html', 'changes.html', 't/new-style-whole-of-nation-system.html', 'p/14th-five-year-plan.html', 'n/gu-2021-efficient-market.html'];
const concept = 't/new-style-whole-of-nation-system.html';

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });

// Nothing is refused, nothing fails, wherever the pages lie.
for (const [place, base] of [['from a server, under a base path', served], ['from files', filed]]) {
    const page = await (await browser.newContext()).newPage(), said = [];
    page.on('console', message => { if (message.type() === 'error') said.push(message.text()); });
    page.on('pageerror', error => said.push(String(error)));
    for (const kind of kinds) await page.goto(base + kind);
    is(said, [], `${place}: the policy is kept, no script fails`);
    is(await page.evaluate(() => getComputedStyle(document.body).maxWidth !== 'none'), true, `${place}: the style sheet is used`);
    await page.context().close();
}

// All records on one page: its policy allows its style, and nothing else.
{
    const folder = mkdtempSync(join(tmpdir(), 'bibelot-')), one = join(folder, 'one.html');
    execFileSync(process.env.BIBELOT || 'out/bin/bibelot', ['convert', 'glossary', '-t', 'html', '-q', '--loss', 'off', '-o', one]);
    const page = await (await browser.newContext()).newPage(), said = [];
    page.on('console', message => { if (message.type() === 'error') said.push(message.text()); });
    await page.goto(pathToFileURL(one).href);
    is([said, await page.evaluate(() => getComputedStyle(document.body).maxWidth !== 'none')], [[], true], 'one page: the policy is kept, its style is used');
    await page.evaluate(() => { document.body.append(Object.assign(document.createElement('style'), { textContent: 'body { max-width: none }' })); });
    await page.evaluate(() => { document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = "hostile"' })); });
    is([said.length, await page.evaluate(() => getComputedStyle(document.body).maxWidth !== 'none' && document.title !== 'hostile')], [2, true], 'and nothing else');
    await page.context().close();
    rmSync(folder, { recursive: true });
}

// The language of the interface is in the address, and stays with the reader.
{
    const page = await (await browser.newContext()).newPage();
    const seen = selector => page.locator(selector).first().innerText();
    await page.goto(filed + concept);
    is(await seen('.definition h2'), 'Definition 定义', 'both languages, unless one is chosen');
    await page.click('.ui a[lang|=zh]');
    is([new URL(page.url()).search, await seen('.definition h2')], ['?lang=zh', '定义'], 'Chinese');
    await page.click('.relations dd a');
    is([new URL(page.url()).search, await seen('.definition h2')], ['?lang=zh', '定义'], 'also behind a link');
    await page.click('.ui a[lang=en]');
    is([new URL(page.url()).search, await seen('.definition h2')], ['?lang=en', 'Definition'], 'English');
    // The title, too: of a list in the reader's language alone, of a record with both its names.
    const titled = async (path, lang) => { await page.goto(`${filed}${path}?lang=${lang}`); return page.title(); };
    const [en, zh] = await page.evaluate(() => ['en', 'zo'].map(one => document.querySelector(`.site .${one}`).textContent));
    is([await titled('index.html', 'zh'), await titled('index.html', 'en')], [zh, en], 'the title of the home page follows');
    is([await titled('index-pinyin.html', 'zh'), await titled('index-pinyin.html', 'en')], [`拼音索引 – ${zh}`, `Index by pinyin – ${en}`], 'of a list');
    is(await titled(concept, 'zh'), `new-style whole-of-nation system 新型举国体制 – ${zh}`, 'and of a record');
    await page.goto(`${filed}index-pinyin.html`);
    is(await page.title(), `Index by pinyin 拼音索引 – ${en}`, 'which has both languages unless one is chosen');
    // What the interface itself says: neither a name nor what a work says, which have no language or one of their own.
    const english = [];
    for (const kind of kinds) {
        await page.goto(`${filed}${kind}?lang=zh`);
        english.push(...await page.evaluate(() => [...document.querySelectorAll('h1 > .en, h2, h3, dt, th[scope=col], .where, .how, .mark, .legend, .ways, .counts, .status, button, summary, label, .search, .kind, .detail > .zo')]
            .filter(part => part.checkVisibility() && !part.querySelector('a[href]') && /[a-z]{3}/.test(part.innerText) && !part.closest('.variants, .index section h2'))
            .map(part => part.innerText)).then(found => found.filter(text => !/^(BibLaTeX|CSL-JSON|RIS)$/.test(text)).map(text => `${kind}: ${text}`)));
    }
    is(english, [], 'no English is left in the Chinese interface');
    await page.context().close();
}

// Copying, and what is there without scripts.
{
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] }), page = await context.newPage();
    await page.goto(served + concept);
    await page.click('.mention + button');
    is(await page.evaluate(() => navigator.clipboard.readText()), 'new-style whole-of-nation system (xinxing juguo tizhi 新型举国体制)', 'the first mention is copied');
    await page.click('.recommended button');
    is(await page.evaluate(() => navigator.clipboard.readText()), 'new-style whole-of-nation system', 'the rendering is copied');
    is(await page.locator('#status').innerText(), 'Copied', 'which is announced');
    await context.close();
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await plain.goto(filed + concept);
    is([await plain.locator('button.copy:visible').count(), await plain.locator('.ui:visible').count()], [0, 0], 'without scripts no button that does nothing');
    is(await plain.locator('h1 rt').first().isVisible(), true, 'pinyin is shown');
    await plain.locator('.toggle input').uncheck();
    is(await plain.locator('h1 rt').first().isVisible(), false, 'and hidden, without a script');
    await plain.locator('.cite summary').first().click();
    is(await plain.locator('.cite pre').first().isVisible(), true, 'the entry can be cited');
    await plain.context().close();
}

// The keyboard goes where the eye goes: down, and in a line to the right.
{
    const page = await (await browser.newContext()).newPage();
    await page.goto(filed + concept);
    const stops = [];
    for (let i = 0; i < 15; i++) {
        await page.keyboard.press('Tab');
        if (i > 0) stops.push(await page.evaluate(() => { const { left, top } = document.activeElement.getBoundingClientRect(); return [Math.round(left), Math.round(top)]; }));
    }
    is(stops.filter(([left, top], i) => i > 0 && (top < stops[i - 1][1] - 20 || Math.abs(top - stops[i - 1][1]) <= 20 && left <= stops[i - 1][0])), [], 'Tab goes through the masthead in the order in which it is read');
    await page.goto(filed + 'timeline.html');
    is(await page.locator('.drawing a').evaluateAll(marks => marks.filter(mark => { const { left } = mark.getBoundingClientRect(); return left > 0 && left < innerWidth; }).length > marks.length / 2), true, 'the timeline opens where most marks are');
    await page.context().close();
}

// The timeline: by keyboard, and in a box of its own on a phone. Without scripts.
{
    const page = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage();
    await page.goto(filed + 'timeline.html');
    is(await page.locator('.timeline .scroll').evaluate(box => box.scrollLeft), 0, 'without scripts the timeline begins with its first year');
    const box = await page.locator('.timeline .scroll').evaluate(box => [box.scrollWidth > 2 * box.clientWidth, document.documentElement.scrollWidth]);
    is(box, [true, 360], 'the timeline scrolls in its box, the page does not');
    await page.locator('.timeline .scroll').focus();
    await page.keyboard.press('Tab');
    const mark = () => page.evaluate(() => {
        const { href } = document.activeElement, place = document.activeElement.getBoundingClientRect();
        return [href?.baseVal, getComputedStyle(document.activeElement).outlineStyle, place.left < innerWidth / 2 && place.right > innerWidth / 2, place.height >= 24];
    });
    const first = await page.locator('.drawing a').first().getAttribute('href');
    is(await mark(), [first, 'solid', true, true], 'Tab leads to the first mark, which is seen');
    await Promise.all([page.waitForURL(`**/${first}`, { timeout: 10000 }), page.keyboard.press('Enter')]);
    is(page.url().endsWith(first), true, 'Enter opens its page');
    await page.locator('.on-timeline a').click();
    is(await page.locator(':target').getAttribute('href'), first, 'from which one comes back to the mark');
    await page.emulateMedia({ media: 'print' });
    is(await page.locator('.timeline .drawing').last().evaluate(drawing => drawing.getBoundingClientRect().width <= innerWidth), true, 'on paper it fits');
    await page.context().close();
}

for (const colorScheme of ['light', 'dark']) {
    const page = await (await browser.newContext({ colorScheme, reducedMotion: 'reduce' })).newPage(), found = [];
    for (const kind of kinds) {
        await page.goto(filed + kind);
        await page.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
        found.push(...violations.map(({ id, nodes }) => `${kind}: ${id}: ${nodes[0].html.slice(0, 160)} (${nodes.length})`));
    }
    is(found, [], `axe, ${colorScheme}: nothing`);
    await page.context().close();
}
await browser.close();
server.close();
console.log(`1..${count}`);
process.exit(failed ? 1 : 0);
