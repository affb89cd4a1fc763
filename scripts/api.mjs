// Writes the OpenAPI document of the console's API and, from it, the console's client types.
// `--check` writes nothing and fails when the committed files are not what the sources say.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = path.resolve(import.meta.dirname, '..');
const documentFile = path.join(root, 'docs/api/openapi.json');
const typesFile = path.join(root, 'apps/console/src/api/schema.gen.ts');

/** The gateway's own answer at /api/openapi.json. Nothing behind the controllers is asked, so an empty runtime will do. */
async function openApi() {
  const server = pathToFileURL(path.join(root, 'dist/apps/gateway/src/http/http-server.js')).href;
  const { createApp } = await import(server);
  const app = await createApp({}, {});
  try {
    const answer = await app.inject({ method: 'GET', url: '/api/openapi.json' });
    if (answer.statusCode !== 200) throw new Error(`the gateway answered ${answer.statusCode}: ${answer.body}`);
    return `${JSON.stringify(answer.json(), null, 2)}\n`;
  } finally {
    await app.close();
  }
}

async function typesOf(document) {
  const text = astToString(await openapiTS(document, { defaultNonNullable: false }));
  return `// Made by scripts/api.mjs from docs/api/openapi.json. Do not edit: run "npm run api".\n\n${text}`;
}

function stale(file, text) {
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
}

const { status } = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const document = await openApi();
const wanted = [
  [documentFile, document],
  [typesFile, await typesOf(JSON.parse(document))],
];
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
