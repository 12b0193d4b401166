// The pages as a reader has them: from a file, without JavaScript, on a phone and on a desk. Speaks TAP.
import { createRequire } from 'node:module';
import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const { chromium } = createRequire(resolve('out/node/package.json'))('playwright-core');

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
const pages = ['.', 't', 'p', 'n'].flatMap(folder =>
    readdirSync(`${site}/${folder}`).filter(name => name.endsWith('.html')).sort().map(name => `${folder}/${name}`));
// Every index, and some records of each kind: all of them would take minutes.
const chosen = pages.filter((page, i) => page.startsWith('./') || i % 20 === 0);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
for (const [device, width, height] of [['phone', 360, 740], ['desk', 1280, 800]]) {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height } });
    const page = await context.newPage();
    const outside = [], wide = [], small = [], untagged = [];
    page.on('request', request => { if (!/^(file|data):/.test(request.url())) outside.push(request.url()); });
    for (const name of chosen) {
        await page.goto(pathToFileURL(`${site}/${name}`).href);
        const found = await page.evaluate(() => {
            const han = /\p{Script=Han}/u, texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const bare = [];
            for (let node = texts.nextNode(); node; node = texts.nextNode())
                if (han.test(node.data) && !/^(zh|ja|zxx)/.test(node.parentElement.closest('[lang]')?.getAttribute('lang') ?? ''))
                    bare.push(node.data.trim());
            return { width: document.documentElement.scrollWidth, bare,
                     size: parseFloat(getComputedStyle(document.body).fontSize), lang: document.documentElement.lang };
        });
        if (found.width > width) wide.push(`${name}: ${found.width}`);
        if (found.size < 14) small.push(`${name}: ${found.size}`);
        if (!found.lang) untagged.push(`${name}: html without lang`);
        untagged.push(...found.bare.map(text => `${name}: ${text}`));
    }
    is(outside, [], `${device}: nothing is fetched from elsewhere`);
    is(wide, [], `${device}: no page is wider than the screen`);
    is(small, [], `${device}: the text is large enough to read`);
    if (device === 'desk')
        is(untagged.slice(0, 10), [], 'every Han run has its language');
    await context.close();
}
await browser.close();
console.log(`1..${count}`);
process.exit(failed ? 1 : 0);
