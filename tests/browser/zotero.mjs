// Zotero's rules of detection, as facts, on the parsed page. Its translators are asked in the order of their priority:
// COinS first, then embedded metadata; the first that finds something wins. Speaks TAP.
import { createRequire } from 'node:module';
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

// Which tag makes which type; a title alone is taken for an article's; z:itemType outdoes them all.
const decides = {
    citation_journal_title: 'journalArticle', citation_technical_report_institution: 'report', citation_conference_title: 'conferencePaper',
    citation_conference: 'conferencePaper', citation_book_title: 'bookSection', citation_dissertation_institution: 'thesis',
};
function detectEmbedded(metas) {
    let decided, guess, said;
    for (const [name, content] of metas) {
        if (!name || !content) continue;
        if (name.toLowerCase() === 'z:itemtype') said = content;
        decided = decides[name] ?? decided;
        if (name === 'citation_title' || name === 'citation_series_title') guess ??= 'journalArticle';
        if (name === 'citation_isbn') guess = 'book';
    }
    return said ?? decided ?? guess;
}

// A ContextObject of KEV: what its format and genre mean.
function parseContextObject(title) {
    const fields = new URLSearchParams(title), format = fields.get('rft_val_fmt') ?? '', genre = fields.get('rft.genre');
    if (fields.get('ctx_ver') !== 'Z39.88-2004') return {};
    const type = format === 'info:ofi/fmt:kev:mtx:journal' ? 'journalArticle'
        : format === 'info:ofi/fmt:kev:mtx:book' ? ({ bookitem: 'bookSection', proceeding: 'conferencePaper', report: 'report' }[genre] ?? 'book')
        : format === 'info:ofi/fmt:kev:mtx:dissertation' ? 'thesis' : format === 'info:ofi/fmt:kev:mtx:dc' ? fields.get('rft.type') : undefined;
    return { type, title: fields.get('rft.atitle') ?? fields.get('rft.btitle') ?? fields.get('rft.title'), container: fields.get('rft.jtitle'),
             author: [fields.get('rft.aulast'), fields.get('rft.aufirst')].join(', '), date: fields.get('rft.date'), id: fields.get('rft_id') };
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
async function read(name) {
    await page.goto(pathToFileURL(resolve(process.argv[2], name)).href);
    return page.evaluate(() => ({
        metas: [...document.head.querySelectorAll('meta')].map(meta => [meta.name || meta.getAttribute('property'), meta.content]),
        coins: [...document.querySelectorAll('span.Z3988[title]')].map(span => span.title),
    }));
}
function meta(found, name) { return found.metas.filter(([key]) => key === name).map(([, content]) => content); }

const concept = await read('t/dual-circulation.html');
is(concept.coins, [], 'a concept has no COinS, which would win');
is(detectEmbedded(concept.metas), 'bookSection', 'a concept is a part of the glossary');
is(meta(concept, 'citation_title'), ['dual circulation 双循环'], 'its title');
is(meta(concept, 'citation_publication_date'), ['2024/06/01'], 'its date is that of the last change');

const article = await read('n/lse-2021.html');
is(article.coins, [], 'nor has a work');
is(detectEmbedded(article.metas), 'journalArticle', 'an article in a journal');
is(meta(article, 'citation_author'), ['Smith, Jane'], 'its author, the family name first');
is(meta(article, 'citation_title'), ['Circulation "Twice" & Once'], 'its title, without markup');
is([...meta(article, 'citation_firstpage'), ...meta(article, 'citation_lastpage')], ['10', '20'], 'its pages');
const book = await read('n/li-2020.html');
is(detectEmbedded(book.metas), 'book', 'a book');

const bibliography = await read('bibliography.html');
is(detectEmbedded(bibliography.metas), undefined, 'the bibliography is not a work itself');
const works = bibliography.coins.map(parseContextObject);
is(works.map(work => work.type), ['book', 'journalArticle'], 'but holds several');
is(works[1], { type: 'journalArticle', title: 'Circulation "Twice" & Once', container: 'Journal of Trials', author: 'Smith, Jane', date: '2021-09', id: 'info:doi/10.1000/xyz123' }, 'with what is needed to cite one');

is(detectEmbedded([['description', 'x']]), undefined, 'the rules can fail');
await browser.close();
console.log(`1..${count}`);
process.exit(failed ? 1 : 0);
