// The search box of a site whose index is more than one file, in Chromium, from files and from a server under a base path: it finds
// what `bibelot find` finds, typed a key at a time. RECORDS=25000 makes three files. Speaks TAP.
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';

const { chromium } = createRequire(resolve('out/node/package.json'))('playwright-core');
const bibelot = process.env.BIBELOT || 'out/bin/bibelot', records = +(process.env.RECORDS || 10100), files = Math.ceil(records / 10000);

let count = 0, failed = 0;
function is(got, want, name) {
    const good = JSON.stringify(got) === JSON.stringify(want);
    console.log(`${good ? '' : 'not '}ok ${++count} - ${name}`);
    if (!good) {
        failed++;
        console.log(`#      got: ${JSON.stringify(got)}\n# expected: ${JSON.stringify(want)}`);
    }
}

// ---- the site ----

const folder = mkdtempSync(join(tmpdir(), 'bibelot-')), site = join(folder, 'out/html');
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'glossary'));
writeFileSync(join(folder, 'glossary/bibelot.yaml'), 'project:\n  format: 1\n  title: {en: Many}\n  languages: [zh-Hans, en]\n  publish: [html]\n');
writeFileSync(join(folder, 'glossary/records.yaml'), execFileSync('tests/bench/records', [records], { maxBuffer: 1 << 28 }));
execFileSync(bibelot, ['build', '-q', '-C', folder, '-o', join(folder, 'out')], { stdio: ['ignore', 'ignore', 'inherit'] });
const scripts = readdirSync(site).filter(name => /^search-index/.test(name)).sort();
is(scripts, ['search-index.js', 'search-index-2.js', 'search-index-3.js'].slice(0, files).sort(), 'so many files make the index');

const types = { html: 'text/html', css: 'text/css', js: 'text/javascript' };
const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    try {
        if (!path.startsWith('/some/base/')) throw new Error('not of the site');
        const body = readFileSync(join(site, path.slice('/some/base/'.length)));
        response.writeHead(200, { 'content-type': `${types[path.split('.').pop()] ?? 'text/plain'}; charset=utf-8` }).end(body);
    } catch {
        response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
    }
});
await new Promise(done => server.listen(0, '127.0.0.1', done));

// ---- what is asked ----

// By English labels the last records stand in the last file.
const queries = ['whole nation system', 'xinxing juguo', 'tǐzhì', '國家創新', 'talents', 'xxjg', `${records}`, 'of 77', 'qqq'];
const wanted = queries.map(query => {
    try {
        return JSON.parse(execFileSync(bibelot, ['find', '-C', folder, '-t', 'json', '--limit', '30', '--', query], { stdio: ['ignore', 'pipe', 'ignore'] }));
    } catch (error) {
        return JSON.parse(error.stdout); // nothing is found: 1
    }
}).map(({ count, results }) => ({ count, paths: results.map(result => result.page) }));
is(wanted.map(({ count }) => count > 0), queries.map(query => query !== 'qqq'), 'the program finds something');

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
for (const [place, base] of [['from files', pathToFileURL(`${site}/`).href], ['from a server', `http://127.0.0.1:${server.address().port}/some/base/`]]) {
    const page = await (await browser.newContext()).newPage(), said = [];
    page.on('console', message => { if (message.type() === 'error') said.push(message.text()); });
    page.on('pageerror', error => said.push(String(error)));
    await page.goto(`${base}t/t-1.html`);
    const loaded = await page.evaluate(() => new Promise(done => {
        const take = window.bibelotSearch;
        let count = 0;
        window.bibelotSearch = data => {
            take(data);
            count++;
            if (!data.more) done(count);
        };
        document.querySelector('#search_query').focus();
    }));
    is(loaded, files, `${place}: all files are loaded`);
    // Each beginning of the query, then back to it from a longer one.
    const found = await page.evaluate(queries => {
        const input = document.querySelector('#search_query'), status = document.querySelector('.search [role=status]');
        const ask = text => {
            input.value = text;
            input.dispatchEvent(new Event('input'));
            return { count: +(status.querySelector('span:not([hidden]) b')?.textContent ?? 0),
                     paths: [...document.querySelectorAll('[role=option]')].map(link => link.getAttribute('href').replace('../', '')) };
        };
        return queries.map(query => {
            for (let i = 1; i < query.length; i++) ask(query.slice(0, i));
            const typed = ask(query);
            ask(query + 'x');
            return [typed, ask(query)];
        });
    }, queries);
    is(found.map(([typed]) => typed), wanted, `${place}: what is typed finds what the program finds, in the same order`);
    is(found.map(([, back]) => back), wanted, `${place}: and so it does when a key is taken back`);
    await page.locator('#search_query').fill('whole nation system');
    await page.locator('[role=option]').first().click();
    is(page.url(), base + wanted[0].paths[0], `${place}: a click opens the page`);
    is(said, [], `${place}: nothing fails or is blocked`);
    await page.context().close();
}
await browser.close();
server.close();
console.log(`1..${count}`);
process.exit(failed ? 1 : 0);
