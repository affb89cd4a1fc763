// Writes the OpenAPI documents of the console's API and of the suppliers' interface, and from them the types of their clients:
// of the console, and of the test that calls the interface as a supplier's program does.
// `--check` writes nothing and fails when the committed files are not what the sources say.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = path.resolve(import.meta.dirname, '..');
const interfaces = [
  { url: '/api/openapi.json', document: 'docs/api/openapi.json', types: 'apps/console/src/api/schema.gen.ts' },
  { url: '/v1/openapi.json', document: 'docs/api/suppliers-v1.json', types: 'test/support/supplier-api.gen.ts' },
];

/** The gateway's own answers. Nothing behind the controllers is asked, so a runtime without anything will do. */
async function openApi(url) {
  const source = pathToFileURL(path.join(root, 'dist/apps/gateway/src/create-app.js')).href;
  const { createApp } = await import(source);
  const app = await createApp(
    { config: { proxies: [], metrics: {} }, ports: {}, people: {}, folded: {}, metrics: {} },
    { roles: ['http'] },
  );
  try {
    await app.init();
    const answer = await app.inject({ method: 'GET', url });
    if (answer.statusCode !== 200) throw new Error(`the gateway answered ${answer.statusCode}: ${answer.body}`);
    return `${JSON.stringify(answer.json(), null, 2)}\n`;
  } finally {
    await app.close();
  }
}

async function typesOf(document, name) {
  const text = astToString(await openapiTS(document, { defaultNonNullable: false }));
  return `// Made by scripts/api.mjs from ${name}. Do not edit: run "npm run api".\n\n${text}`;
}

function stale(file, text) {
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
}

const { status } = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const wanted = [];
for (const { url, document: name, types } of interfaces) {
  const document = await openApi(url);
  wanted.push([path.join(root, name), document]);
  wanted.push([path.join(root, types), await typesOf(JSON.parse(document), name)]);
}
for (const [file, text] of wanted) {
  if (!stale(file, text)) continue;
  const name = path.relative(root, file);
  if (process.argv.includes('--check')) {
    process.stderr.write(`${name} is not what the sources say: run "npm run api" and commit it.\n`);
    process.exitCode = 1;
  } else {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    process.stderr.write(`wrote ${name}\n`);
  }
}
