// node tests/schema.mjs SCHEMA FILE... : validates JSON, and YAML (1.2, core schema), by a JSON Schema of draft 2020-12, 7 or 4. Of a file
// whose name ends in .csl.yaml, `references`. Prints what is wrong; exit 1 if anything is.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.cwd() + '/out/node/');
const yaml = require('js-yaml');
const [name, ...files] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(name, 'utf8'));
const Ajv = require(/draft-04/.test(schema.$schema) ? 'ajv-draft-04' : /2020-12/.test(schema.$schema) ? 'ajv/dist/2020' : 'ajv').default;
const validate = new Ajv({ allErrors: true, strict: false, logger: false }).compile(schema);

function load(file) {
    const text = fs.readFileSync(file, 'utf8');
    if (!file.endsWith('.yaml')) return JSON.parse(text);
    const tree = yaml.load(text, { schema: yaml.CORE_SCHEMA });
    return file.endsWith('.csl.yaml') ? tree.references : tree;
}

let status = 0;
for (const file of files) {
    if (validate(load(file))) continue;
    status = 1;
    for (const error of validate.errors.slice(0, 10)) console.log(`${file}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}
process.exit(status);
