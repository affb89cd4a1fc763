import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { send } from './commands/send.js';

const project = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'send-'));
const file = path.join(folder, 'order.json');

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

const line = {
  ...{ number: '1', item: { buyer: 'BOLT-M8', supplier: 'AC-8801' }, deliveryDate: '2026-12-14' },
  ...{ quantity: { value: '100', unit: 'EA' }, price: { amount: '0.35', unit: 'EA' } },
};
const order = {
  ...{ type: 'order', number: 'P00001', date: '2026-12-01', currency: 'EUR', state: 'confirmed' },
  parties: [{ role: 'ship-to', name: 'Works', address: { lines: ['Quay 1'], city: 'Antwerp', postalCode: '2000' } }],
};

async function sent(lines: readonly object[], options: { json?: true; dryRun?: true } = { dryRun: true }) {
  writeFileSync(file, JSON.stringify({ ...order, lines }));
  let said = '';
  const hear = (text: unknown) => ((said += String(text)), true);
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  await send(file, { partner: 'acme', ...options });
  return { said, code: process.exitCode };
}

it('prints the bytes that would go', async () => {
  const { said, code } = await sent([line]);
  expect(code).toBe(0);
  expect(said).toContain('BEG*00*SA*P00001**20261201');
  expect(said).toContain('PO1*1*100*EA*0.35**BP*BOLT-M8*VP*AC-8801');
});

it('says why it would be held, with exit code 1', async () => {
  const { said, code } = await sent([{ ...line, item: { description: 'Something' } }]);
  expect(code).toBe(1);
  expect(said).toMatch(/^It would be held:\nerror .*/);
});

it('sends nothing itself', async () => {
  const { said, code } = await sent([line], {});
  expect([code, said]).toEqual([2, expect.stringContaining('only --dry-run is done here')]);
});

it('says what is no order', async () => {
  const { said, code } = await sent([{ ...line, quantity: 'many' }]);
  expect([code, said]).toEqual([2, expect.stringContaining('is not a canonical order') as string]);
});
