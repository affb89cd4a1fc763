// What the whole gateway needs of memory for what is large, on its way from the door to the end: idle, peak and difference of each
// case, in a process of its own each. Flat is at most 150 MB over idle; what is not flat must be refused by a limit that says so.
// Usage: npm run bench:memory -- [CASE ...]. The last line is the result as JSON.
import { catalogue } from './translate-input.mjs';
import { connect, interchange, memoryOf, pause, put, startGateway } from './gateway.mjs';

const keys = {
  acme: 'qsk_demo0001_only-for-the-demo-partners-no-secret-at-all',
  kern: 'qsk_demo0002_only-for-the-demo-partners-no-secret-at-all',
};

const head856 = (number) => ['856', `BSN*00*${number}*20261123*1015*0001`, 'HL*1**S*1', 'HL*2*1*O*1', 'PRF*P00002'];
const item = (n) => [`HL*${n + 3}*2*I*0`, 'LIN*2*BP*WASH-M8', 'SN1**0.01*EA'];

/** One notice with so many lines. */
function notice(lines) {
  const items = Array.from({ length: lines }, (_, n) => item(n)).flat();
  return interchange('SH', 1, [[...head856('A-1'), ...items, `CTT*${lines + 2}`]]);
}

/** One set of a million levels, of three segments all together. */
function levels() {
  const hls = Array.from({ length: 1_000_000 }, (_, n) => `HL*${n + 2}*1*I*0`);
  return interchange('SH', 2, [['856', 'BSN*00*A-2*20261123*1015*0001', 'HL*1**S*1', ...hls]]);
}

/** 2,000 sets of 50 KB. They change nothing in Odoo: what the stand-in would need for 800,000 lines is no part of what is measured. */
function manySets() {
  const lines = Array.from({ length: 720 }, (_, n) => [
    `LIN*${n + 1}*BP*WASH-M8*VP*${'X'.repeat(36)}`,
    'QTY*33*5',
  ]).flat();
  const sets = Array.from({ length: 2_000 }, (_, n) => ['846', `BIA*00*SI*I-${n}*20261123`, ...lines, 'CTT*720']);
  return interchange('IB', 3, sets);
}

function ubl(lines) {
  const line = (
    n,
  ) => `<cac:InvoiceLine><cbc:ID>${n + 1}</cbc:ID><cbc:InvoicedQuantity unitCode="EA">1</cbc:InvoicedQuantity>
<cbc:LineExtensionAmount currencyID="EUR">0.85</cbc:LineExtensionAmount><cac:OrderLineReference><cbc:LineID>1</cbc:LineID></cac:OrderLineReference>
<cac:Item><cbc:Name>Compression spring 4 mm</cbc:Name><cac:BuyersItemIdentification><cbc:ID>SPRING-4</cbc:ID></cac:BuyersItemIdentification></cac:Item>
<cac:Price><cbc:PriceAmount currencyID="EUR">0.85</cbc:PriceAmount></cac:Price></cac:InvoiceLine>`;
  const total = (lines * 0.85).toFixed(2);
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:ID>I-1</cbc:ID><cbc:IssueDate>2026-11-23</cbc:IssueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cac:OrderReference><cbc:ID>P00009</cbc:ID></cac:OrderReference>
<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">${total}</cbc:LineExtensionAmount><cbc:PayableAmount currencyID="EUR">${total}</cbc:PayableAmount></cac:LegalMonetaryTotal>
${Array.from({ length: lines }, (_, n) => line(n)).join('\n')}
</Invoice>`);
}

const cases = {
  'listings: 64 handles on 20,000 files': { run: listings },
  'one set of 40,000 lines': { partner: 'acme', bytes: () => notice(40_000) },
  'one set of a million HL': { partner: 'acme', bytes: levels },
  'UBL of 10,000 lines': { partner: 'kern', bytes: () => ubl(10_000) },
  'a catalogue of 20,000 lines': { partner: 'acme', bytes: () => catalogue(20_000) },
  '100 MB in 2,000 sets': { partner: 'acme', bytes: manySets },
};

/** Sends it and waits until nothing of it is under way; says how it stands then. */
async function send(gateway, partner, body) {
  const headers = { 'x-api-key': keys[partner], 'content-type': 'application/octet-stream' };
  const posted = await fetch(`${gateway.url}/v1/files`, { method: 'POST', headers, body });
  if (posted.status !== 202) throw new Error(`${posted.status}: ${await posted.text()}`);
  const { id } = await posted.json();
  for (;;) {
    await pause(500);
    const {
      status,
      interchanges = [],
      message,
    } = await (await fetch(`${gateway.url}/v1/files/${id}`, { headers })).json();
    const limit = interchanges.flatMap(({ findings }) => findings).find(({ code }) => code.startsWith('reading-'));
    if (limit) return `refused: ${limit.message}`;
    if (status !== 'processing' && interchanges.every((each) => each.status !== 'processing'))
      return `${status}: ${message}`;
  }
}

/** As many open listings as a session may have, each of them begun and not read on. */
async function listings(gateway) {
  const sessions = await Promise.all(Array.from({ length: 20 }, () => connect(gateway.sftpPort, 'acme')));
  await Promise.all(
    sessions.map(async (session, sender) => {
      for (let n = sender; n < 20_000; n += 20) await put(session, `${n}.part`, Buffer.from('x'));
    }),
  );
  await pause(3000);
  const before = await memoryOf(gateway.pid);
  for (let n = 0; n < 64; n += 1) {
    const handle = await sessions[0].ask('opendir', 'in');
    await sessions[0].ask('readdir', handle);
    await sessions[0].ask('readdir', handle);
  }
  for (const session of sessions) session.end();
  return `before the listings ${Math.round(before)} MB`;
}

const asked = process.argv.slice(2);
const results = {};
for (const [name, { partner, bytes, run }] of Object.entries(cases)) {
  if (asked.length > 0 && !asked.some((word) => name.includes(word))) continue;
  const edit = (id, text) =>
    text
      .replace('    maxFileSize: 100MB\n', '    maxFileSize: 400MB\n')
      .replace('kind: rest\n', 'kind: rest\n    maxFileSize: 400MB\n')
      .replace('  invoice: { format: csv }', '  invoice: [{ format: csv }, { format: xml }]');
  const gateway = await startGateway({ edit, env: { QUAYSIDE_BACKLOG: '100000' } });
  try {
    // One small file, so that a thread for reading is there.
    await send(gateway, 'acme', interchange('PR', 9, [['855', 'BAK*00*AC*P00001*20261123', 'CTT*0']]));
    const body = bytes?.();
    await pause(3000);
    const idle = await memoryOf(gateway.pid);
    let peak = idle;
    const looking = setInterval(() => void memoryOf(gateway.pid).then((now) => (peak = Math.max(peak, now))), 100);
    const begun = performance.now();
    const end = run ? await run(gateway) : await send(gateway, partner, body);
    clearInterval(looking);
    const seconds = Math.round((performance.now() - begun) / 1000);
    const over = Math.round(peak - idle);
    results[name] = { idle: Math.round(idle), peak: Math.round(peak), over, seconds, end };
    console.log(
      `${name.padEnd(38)} idle ${Math.round(idle)} MB, peak ${Math.round(peak)} MB, ${over} MB over idle, ${seconds} s; ${end}`,
    );
  } finally {
    await gateway.stop();
  }
}
console.log(JSON.stringify(results));
