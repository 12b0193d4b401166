// tests/bench/search.mjs SITE - how long the search box takes for each keystroke, in Chromium at a quarter of this machine's speed.
// tests/bench/records makes the sources of a large site.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const { chromium } = createRequire(resolve('out/node/package.json'))('playwright-core');
const typed = ['whole nation system', 'xinxing juguo tizhi', 'xxjgtz', '新型举国体制', '國家 創新', 'strategies for industry', 'e', 'the', 'xīnxíng', 'technology policy 77'];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.goto(pathToFileURL(resolve(process.argv[2], 'index.html')).href);
const session = await page.context().newCDPSession(page);
await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
const loading = await page.evaluate(() => new Promise(done => {
    const start = performance.now(), set = window.bibelotSearch;
    window.bibelotSearch = data => { const parsed = performance.now(); set(data); if (!data.more) done([parsed - start, performance.now() - parsed]); };
    document.querySelector('#search_query').focus();
}));
console.log(`loading: ${loading[0].toFixed(0)} ms to read, ${loading[1].toFixed(0)} ms to make ready`);
const all = [];
for (const query of typed) {
    const times = await page.evaluate(async text => {
        const input = document.querySelector('#search_query'), found = [];
        for (let i = 1; i <= text.length; i++) {
            const start = performance.now();
            input.value = text.slice(0, i);
            input.dispatchEvent(new Event('input'));
            document.body.getBoundingClientRect();
            found.push(performance.now() - start);
            await new Promise(done => setTimeout(done, 60));
        }
        return found;
    }, query);
    all.push(...times);
    console.log(`${query}: ${times.map(time => time.toFixed(0)).join(' ')}`);
}
all.sort((a, b) => a - b);
console.log(`median ${all[all.length >> 1].toFixed(1)} ms, 95 % ${all[Math.floor(all.length * .95)].toFixed(1)} ms, longest ${all.at(-1).toFixed(1)} ms`);
await browser.close();
