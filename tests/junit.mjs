// node tests/junit.mjs FILE... : reads JUnit's XML with junit2json, as a consumer would, and prints for each file how many suites,
// cases, failures and errors it holds. Exit 1, with what is wrong, where the counts of a suite are not those of its cases.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';

const { parse } = await import(pathToFileURL(process.cwd() + '/out/node/node_modules/junit2json/dist/esm/index.js'));
let status = 0;
for (const file of process.argv.slice(2)) {
    const { testsuite: suites = [] } = await parse(fs.readFileSync(file, 'utf8'));
    const sum = { suites: suites.length, cases: 0, failures: 0, errors: 0 };
    for (const suite of suites) {
        const cases = suite.testcase ?? [];
        const count = (kind) => cases.filter((one) => one[kind]?.length).length;
        const found = { tests: cases.length, failures: count('failure'), errors: count('error') };
        for (const [key, value] of Object.entries(found))
            if (suite[key] !== value) {
                console.log(`${file}: ${suite.name}: ${key} is ${suite[key]}, and there are ${value}`);
                status = 1;
            }
        sum.cases += found.tests;
        sum.failures += found.failures;
        sum.errors += found.errors;
    }
    console.log(`${sum.suites} suites, ${sum.cases} cases, ${sum.failures} failures, ${sum.errors} errors`);
}
process.exit(status);
