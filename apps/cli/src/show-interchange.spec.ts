import { afterEach, expect, it, vi } from 'vitest';
import { inspect } from './commands/inspect.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(tmpdir(), 'inspect-'));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const isa =
  'ISA*00*          *00*          *ZZ*SUPPLIER       *ZZ*BUYER          *261123*2215*U*00401*000000001*0*P*>~';

async function shown(lines: readonly string[], options: { json?: true } = {}): Promise<string> {
  const file = path.join(folder, 'file.edi');
  writeFileSync(file, [isa, ...lines].join(''), 'latin1');
  let output = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
  await inspect(file, options);
  rmSync(file);
  return output.slice(output.indexOf('\n') + 1);
}

const set = ['ST*855*0001~', 'BAK*00*AC*PO1*20261345~', 'PO1*1*abc*EA*7**BP*A-100~', 'CTT*1~', 'SE*5*0001~'];
const group = 'GS*PR*SUPPLIER*BUYER*20261123*2215*7*X*004010~';

it('shows groups, sets and each finding under its segment, in the order of the file', async () => {
  const output = await shown([group, ...set, 'GE*3*7~', 'IEA*1*000000001~']);
  expect(output.split('\n').slice(2)).toEqual([
    '  Group PR 7 (004010): 1 set',
    '    GE*3*7~',
    '       ^',
    '    error   GE01 says 3, the group has 1 sets  [group-count, byte 231, GE01]',
    '    855 004010 reference 0001: 5 segments, rejected',
    '      BAK*00*AC*PO1*20261345~',
    '                    ^^^^^^^^',
    expect.stringContaining('error   BAK04 holds "20261345"'),
    '      PO1*1*abc*EA*7**BP*A-100~',
    '            ^^^',
    expect.stringContaining('error   PO102 holds "abc"'),
    '',
  ]);
  expect(process.exitCode).toBe(1);
});

it('tells of a wrong group in its exit code and in JSON, though every set is good', async () => {
  const good = set.with(1, 'BAK*00*AC*PO1*20261123~').with(2, 'PO1*1*5*EA*7**BP*A-100~');
  const output = await shown([group, ...good, 'GE*3*7~', 'IEA*1*000000001~'], { json: true });
  expect(process.exitCode).toBe(1);
  expect(output).toContain('"code": "group-count"');
});
