import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { interchange } from '../../../../test/support/ship-notices.js';

const example = readFileSync('mappings/edifact/examples/DESADV.edi', 'utf8')
  .trim()
  .replace('DTM+137:202612011415:203', 'DTM+137:20261201:102');

function notice(...references: readonly string[]) {
  const more = references.map((each) => `RFF+ON:${each}'\n`).join('');
  const bytes = example.replace("RFF+ON:P00003:1'\n", `RFF+ON:P00003:1'\n${more}`);
  return interchange(bytes.replace('UNT+35+1', `UNT+${35 + references.length}+1`), 'edifact', 'DESADV');
}

it('a line that names two orders is of none that is certain', () => {
  const { findings } = notice('P00004:1');
  expect(findings).toMatchObject([
    {
      ...{ code: 'field-invalid', severity: 'fatal', field: '/lines/0/orderNumber' },
      message: expect.stringContaining('"P00003" and "P00004" stand here, and only one can be meant') as string,
    },
  ]);
});

it.each(['P00003:1', 'MULTI'])('a line that names one order is of that one, with %s beside it', (again) => {
  const { document, findings } = notice(again);
  expect([findings, (document as { lines: unknown[] }).lines[0]]).toMatchObject([[], { orderNumber: 'P00003' }]);
});
