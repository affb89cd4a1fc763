// Assembles libs/edi/src/lexer/separators.wat into the module that the lexer loads. Usage: npm run separators
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import wabt from 'wabt';

const folder = path.resolve(import.meta.dirname, '../libs/edi/src/lexer');
const { parseWat } = await wabt();
const module = parseWat('separators.wat', readFileSync(path.join(folder, 'separators.wat'), 'utf8'));
const { buffer } = module.toBinary({});
const lines = Buffer.from(buffer)
  .toString('base64')
  .match(/.{1,118}/g)
  .map((line) => `  '${line}',`);
writeFileSync(
  path.join(folder, 'separators.gen.ts'),
  `// Made from separators.wat by \`npm run separators\`.\n/** The module in base64. */\nexport const separatorsModule = [\n${lines.join('\n')}\n].join('');\n`,
);
console.log(`${buffer.length} bytes`);
