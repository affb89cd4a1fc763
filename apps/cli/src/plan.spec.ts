import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { plan } from './commands/plan.js';

const project = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'plan-'));
const orders = path.join(folder, 'orders.json');

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

interface Planned {
  readonly plans: readonly {
    readonly decision: string;
    readonly reason?: string;
    readonly effects: readonly { readonly values: unknown }[];
  }[];
}

async function planned(file: string, partner: string): Promise<Planned> {
  let output = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((output += String(text)), true));
  await plan(file, { partner, orders, json: true });
  return JSON.parse(output) as Planned;
}

const order = { type: 'order', number: 'P00001', currency: 'EUR', state: 'confirmed' };
const line = { number: '1', item: { buyer: 'BOLT-M8' }, quantity: { value: '100' }, price: { amount: '0.35' } };

it('names what it attaches as the gateway does, by the syntax of the file', async () => {
  writeFileSync(orders, JSON.stringify([{ ...order, lines: [line] }]));
  const file = path.join(folder, 'answer.csv');
  writeFileSync(
    file,
    'Bestellung;Pos;Artikelnummer;Menge;Liefertermin;Status\nP00001;1;BOLT-M8;100;01.12.2026;angenommen\n',
  );
  const { plans } = await planned(file, 'kern');
  expect(plans).toMatchObject([{ decision: 'deliver' }]);
  const said = JSON.stringify(plans);
  expect(said).toContain('CSV-P00001.csv');
  expect(said).not.toContain('.x12');
});

it('gives nothing of a set whose interchange is refused, and says why', async () => {
  writeFileSync(orders, JSON.stringify([{ ...order, lines: [line] }]));
  const file = path.join(folder, 'wrong.x12');
  const example = readFileSync(path.join(project, 'mappings/x12/examples/855.x12'), 'utf8');
  writeFileSync(file, example.replace(/IEA\*1\*/, 'IEA*2*'));
  const { plans } = await planned(file, 'acme');
  expect(plans).toMatchObject([{ decision: 'refused', effects: [] }]);
  expect(plans[0]?.reason).toContain('IEA01 says 2');
});
