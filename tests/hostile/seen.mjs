// What Chromium makes of hostile pages, and js-yaml of hostile YAML; for heavy/hostile.t, which gets faults by name.
import { createRequire } from 'node:module';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const require = createRequire(resolve('out/node/package.json'));
const { chromium } = require('playwright-core');
const yaml = require('js-yaml');
const [dir, ...stems] = process.argv.slice(2);
const seen = {};

// ---- YAML ----

const strings = { schema: yaml.FAILSAFE_SCHEMA };
for (const stem of stems) {
    const read = (name, options) => yaml.load(readFileSync(`${dir}/${stem}-as-${name}`, 'utf8'), options);
    const faults = seen[`${stem}: js-yaml reads it`] = [];
    try {
        const items = JSON.parse(readFileSync(`${dir}/${stem}-as-csl-json.csl.json`, 'utf8'));
        const same = read('csl-yaml.csl.yaml').references;
        items.forEach((item, i) => {
            if (JSON.stringify(sorted(item)) !== JSON.stringify(sorted(same?.[i] ?? null)))
                faults.push(`CSL: ${JSON.stringify(item).slice(0, 300)} is not ${JSON.stringify(same?.[i]).slice(0, 300)}`);
        });
        if (same.length !== items.length) faults.push(`${same.length} works, not ${items.length}`);
        const works = Object.keys(read('hayagriva.hayagriva.yaml', strings) ?? {}).length;
        if (works !== items.length) faults.push(`hayagriva: ${works} works, not ${items.length}`);
        writeFileSync(`${dir}/${stem}-by-js.yaml`, yaml.dump(read('yaml.yaml', strings), { ...strings, forceQuotes: false, lineWidth: -1 }));
    } catch (error) {
        faults.push(`${error}`.slice(0, 400));
    }
    faults.splice(5);
}

function sorted(value) {
    if (Array.isArray(value)) return value.map(sorted);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])]));
}

// ---- pages ----

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
const page = await (await browser.newContext()).newPage();
const outside = [];
page.on('request', request => { if (!/^(?:file|data):/.test(request.url())) outside.push(request.url()); });
page.on('dialog', dialog => { outside.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
const look = async name => {
    outside.length = 0;
    await page.goto(pathToFileURL(`${dir}/${name}`).href);
    return page.evaluate(() => {
        const count = {}, faults = [];
        for (const element of document.querySelectorAll('*')) {
            count[element.localName] = (count[element.localName] ?? 0) + 1;
            for (const attribute of element.attributes) {
                if (/^on/i.test(attribute.name)) faults.push(`${element.localName} has ${attribute.name}="${attribute.value}"`);
                if (!/^(?:href|src|action|formaction|data|xlink:href|srcdoc|style)$/i.test(attribute.name)) continue;
                if (/^(?:style|srcdoc)$/i.test(attribute.name) && /url\(|expression|script/i.test(attribute.value)) faults.push(`style="${attribute.value}"`);
                if (!element.protocol || /^#/.test(attribute.value)) continue;
                if (!/^(?:https?|ftp|file):$/.test(element.protocol) || (element.protocol === 'file:' && /:/.test(attribute.value)) || element.username)
                    faults.push(`${element.localName} leads to ${attribute.value}`);
            }
        }
        if (window.CANARY) faults.push('a script ran');
        return { count, faults };
    });
};
for (const kind of ['as-html', 'md', 'cite']) {
    const plain = await look(`plain-${kind}.html`);
    for (const stem of stems) {
        const name = `${stem}-${kind}.html`;
        const faults = seen[`${name} does nothing`] = [];
        if (!existsSync(`${dir}/${name}`)) { faults.push('there is no such page'); continue; }
        const { count, faults: found } = await look(name);
        faults.push(...found.slice(0, 10), ...outside.slice(0, 5).map(url => `asks for ${url}`));
        for (const element of ['script', 'style', 'link', 'meta', 'base', 'iframe', 'object', 'embed', 'form', 'img', 'svg', 'title'])
            if ((count[element] ?? 0) !== (plain.count[element] ?? 0)) faults.push(`${count[element] ?? 0} × ${element}, not ${plain.count[element] ?? 0}`);
    }
}
await browser.close();
console.log(`RESULT ${JSON.stringify(seen)}`);
