import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkMappings } from './commands/mapping-check.js';
import { showMapping } from './commands/mapping-show.js';
import { tryMapping } from './commands/mapping-try.js';

const project = path.resolve(import.meta.dirname, '../../..');
const example = path.join(project, 'mappings/x12/examples/855.x12');
const folder = mkdtempSync(path.join(tmpdir(), 'mapping-'));
let output = '';

beforeAll(() => {
  vi.stubEnv('QUAYSIDE_MAPPINGS', path.join(project, 'mappings'));
  vi.stubEnv('QUAYSIDE_PROFILES', path.join(project, 'partner-profiles'));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

async function run(command: () => Promise<void>): Promise<string> {
  output = '';
  const take = (text: unknown) => ((output += String(text)), true);
  vi.spyOn(process.stdout, 'write').mockImplementation(take);
  vi.spyOn(process.stderr, 'write').mockImplementation(take);
  await command();
  return output;
}

/** The standard 855 with something changed, in a file of its own with the tables beside it. */
function changed(from: string | RegExp, to: string): string {
  const text = readFileSync(path.join(project, 'mappings/x12/855.yaml'), 'utf8');
  const other = text.replace(from, to);
  expect(other).not.toBe(text);
  const file = path.join(folder, '855.yaml');
  writeFileSync(file, other);
  writeFileSync(path.join(folder, 'tables.yaml'), readFileSync(path.join(project, 'mappings/x12/tables.yaml')));
  return file;
}

describe('mapping check', () => {
  it('finds nothing wrong with what is shipped, for each release and each profile', async () => {
    const shown = await run(() => checkMappings([]));
    expect(process.exitCode).toBe(0);
    expect(shown).toMatch(/x12\/855\.yaml +005010 +fine/);
    expect(shown).toMatch(/edifact\/ORDRSP\.yaml +D\.01B +fine/);
    expect(shown).toMatch(/csv\/invoice\.yaml +fine/);
    expect(shown).toMatch(/x12\/855\.yaml for acme +004010 +fine/);
    expect(shown).not.toMatch(/^ *(error|warning)/m);
  });

  it('names the segments that nobody reads, once for a mapping', async () => {
    const shown = await run(() => checkMappings(['x12/824.yaml']));
    expect(shown.match(/mapping-untaken/g)).toHaveLength(1);
    expect(shown).toContain('the set may have AMT, CTX (005010), DTM');
  });

  it('says file, line, column and the nearest name of what is wrong, and ends with 1', async () => {
    const file = changed('supplierReference: BAK.08', 'supplierReference: BKA.08');
    const shown = await run(() => checkMappings([file]));
    expect(shown).toContain(`${file}:29:22: fields.supplierReference: "BKA" has no place in set 855`);
    expect(shown).toContain('did you mean "BAK"?');
    expect(process.exitCode).toBe(1);
  });

  it('ends with 2 where there is no such file', async () => {
    expect(await run(() => checkMappings(['x12/999.yaml']))).toContain('cannot read the mapping x12/999.yaml');
    expect(process.exitCode).toBe(2);
  });
});

describe('mapping show', () => {
  it('lists fields, places and codes, with what the release and the partner have differently', async () => {
    const plain = await run(() => showMapping('x12/855.yaml', { release: '005010' }));
    expect(plain).toMatch(/^supplierReference +BAK\.08$/m);
    expect(plain).toMatch(/^lines\[\]\.notes\[\] +each N9\/MTX$/m);
    expect(plain).toMatch(/^lines\[\]\.price\.amount +or CTP\.03$/m);
    expect(plain).toMatch(/^response +BAK\.02, else other +AC accepted-with-changes, AD accepted/m);
    expect(plain).toMatch(/^units +.*EA/m);
    const theirs = await run(() => showMapping('x12/855.yaml', { partner: 'acme' }));
    expect(theirs).toMatch(/^supplierReference +REF\[VN\]\.02$/m);
    expect(process.exitCode).toBe(0);
  });

  it('shows what a mapping is compiled to: slots, the tags that fill them, and the fields in their order', async () => {
    const shown = await run(() => showMapping('x12/856.yaml', { program: true }));
    expect(shown).toMatch(/^the set\n {2}slots: 0 BSN · /);
    expect(shown).toMatch(/^ {2}HL\[3=S\] \/ CUR > \d+$/m);
    expect(shown).toMatch(/^ {2}lines: each HL\[I\|\+LIN\|\+SN1\]$/m);
    expect(shown).toMatch(/^ +pack: upward HL\[T\|P\|Q\|\+MAN\]\.01$/m);
    expect(shown).toMatch(/^ +HL > [\d, ]+$/m);
    expect(shown).toMatch(/^ {4}item: a group, nothing without .*LIN\.02\[VP\|VN\|VC\]/m);
    expect(process.exitCode).toBe(0);
  });

  it('says which mappings a partner uses, where it is not this one', async () => {
    expect(await run(() => showMapping('x12/855.yaml', { partner: 'kern' }))).toContain('it uses csv/order.yaml');
    expect(process.exitCode).toBe(2);
  });
});

describe('mapping try', () => {
  it('shows what a sample becomes', async () => {
    const shown = await run(() => tryMapping('x12/855.yaml', example, undefined, {}));
    expect(shown).toContain('order-acknowledgement P00001');
    expect(shown).not.toContain('left over');
    expect(process.exitCode).toBe(0);
  });

  it('shows by JSON pointers what differs between two mappings', async () => {
    const mine = changed(/ {2}orderDate: BAK.04\n/, '');
    const shown = await run(() => tryMapping('x12/855.yaml', example, mine, {}));
    expect(shown).toMatch(/\/orderDate: "\d{4}-\d\d-\d\d" -> nothing/);
    expect(shown).toContain('left over: 0 -> 1');
    expect(shown.match(/ -> /g)).toHaveLength(2);
  });

  it('shows what differs between two releases of one mapping', async () => {
    const shown = await run(() => tryMapping('x12/855.yaml', example, undefined, { release: ['004010', '005010'] }));
    expect(shown).toContain('/lines/1/notes: ["Price by the list of November."] -> nothing');
  });

  it('reads rows of a CSV file as the partner writes them', async () => {
    const file = path.join(folder, 'rows.csv');
    writeFileSync(file, 'Order;Line;Item;Confirmed Quantity\r\nP1;1;A;1.500,5\r\n');
    const options = { partner: 'kern', json: true } as const;
    const shown = await run(() => tryMapping('csv/order-acknowledgement.yaml', file, undefined, options));
    expect(JSON.parse(shown)).toMatchObject({
      documents: [{ document: { lines: [{ commitments: [{ quantity: { value: '1500.5' } }] }] } }],
    });
  });

  it('ends with 2 where the sample holds no such set', async () => {
    const shown = await run(() => tryMapping('x12/856.yaml', example, undefined, {}));
    expect(shown).toContain('the sample holds no 856');
    expect(process.exitCode).toBe(2);
  });
});
