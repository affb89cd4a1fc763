// Makes the documents that bench/translate.mjs reads, the same on every machine.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const head = `ISA*00*          *00*          *ZZ*ACME           *ZZ*QUAYSIDE       *261123*2215*U*00401*000000001*0*P*>~`;

function x12(functionalId, type, segments) {
  const set = [`ST*${type}*0001`, ...segments, `SE*${segments.length + 2}*0001`];
  const all = [`GS*${functionalId}*ACME*QUAYSIDE*20261123*2215*1*X*004010`, ...set, 'GE*1*1', 'IEA*1*000000001'];
  return Buffer.from(`${head}${all.join('~')}~`, 'latin1');
}

const lines = (count, make) => Array.from({ length: count }, (_, i) => make(i + 1)).flat();

/** A ship notice of so many lines, each in a pack of its own. */
export function shipNotice(count) {
  const sscc = (n) => `00${String(340123450000000000n + BigInt(n)).padStart(18, '0')}`;
  return x12('SH', '856', [
    ...['BSN*00*S-1*20261123*1200*0001', 'HL*1**S', 'TD5*B*2*UPSN', 'HL*2*1*O', 'PRF*P00001'],
    ...lines(count, (n) => [
      ...[`HL*${n * 2 + 1}*2*P`, `MAN*GM*${sscc(n)}`, `HL*${n * 2 + 2}*${n * 2 + 1}*I`],
      ...[`LIN**BP*ITEM-${n}`, `SN1**${n}*EA`],
    ]),
    `CTT*${count * 2 + 2}`,
  ]);
}

/** A price catalogue of so many lines. */
export function catalogue(count) {
  return x12('SC', '832', [
    ...['BCT*PC*PL-1********00', 'DTM*007*20270101', 'CUR*SE*EUR', 'N1*SE*Acme Components*1*123456789'],
    ...lines(count, (n) => [
      `LIN*${n}*BP*BOLT-M${n}*VP*AC-${n}`,
      `PID*F****Hexagon bolt ${n} steel`,
      `CTP**CON*${(n % 900) + 0.5}*1*EA`,
    ]),
    `CTT*${count}`,
  ]);
}

/** Invoices of at least so many bytes, in sets of 100 lines. */
export function x12Invoices(bytes) {
  const sets = [];
  for (let size = 0, n = 1; size < bytes; n++) {
    const reference = String(n).padStart(4, '0');
    const items = lines(100, (line) => [
      `IT1*${line}*${(line % 90) + 1}*EA*${(line % 500) + 0.25}**BP*ITEM-${line}*VP*V${line}`,
      `PID*F****HINGE STEEL ${line % 311} MM`,
    ]);
    const total = lines(100, (line) => ((line % 90) + 1) * ((line % 500) + 0.25)).reduce((sum, each) => sum + each, 0);
    const body = [
      ...[
        `BIG*20261123*INV${n}*20261101*PO${n}`,
        'CUR*SE*USD',
        'REF*DP*038',
        'N1*ST*PLANT 2*92*P2',
        'N3*1 HARBOUR ROAD',
      ],
      ...['N4*OAKLAND*CA*94607', 'ITD*01*3*2**10**30', ...items, `TDS*${Math.round(total * 100)}`, 'CTT*100'],
    ];
    const set = [`ST*810*${reference}`, ...body, `SE*${body.length + 2}*${reference}`].join('~');
    sets.push(set);
    size += set.length;
  }
  const all = ['GS*IN*ACME*QUAYSIDE*20261123*2215*1*X*004010', ...sets, `GE*${sets.length}*1`, 'IEA*1*000000001'];
  return Buffer.from(`${head}${all.join('~')}~`, 'latin1');
}

/** EDIFACT invoices of at least so many bytes, in messages of 100 lines whose amounts are what they come to. */
export function edifactInvoices(bytes) {
  const messages = [];
  for (let size = 0, n = 1; size < bytes; n++) {
    const items = lines(100, (line) => [
      ...[`LIN+${line}++${5000000000000 + line * 7919}:EN`, `IMD+F++:::HINGE STEEL ${line % 311} MM, O?'BRIEN`],
      ...[`QTY+47:${(line % 90) + 1}`, `MOA+203:${((line % 90) + 1) * 12.5}`, 'PRI+AAA:12.5'],
    ]);
    const total = lines(100, (line) => ((line % 90) + 1) * 12.5).reduce((sum, each) => sum + each, 0);
    const body = [
      ...[`BGM+380+INV${n}+9`, 'DTM+137:20261123:102', `RFF+ON:PO${n}`, 'NAD+BY+5412345000013::9'],
      ...['NAD+SU+4012345000009::9', 'CUX+2:EUR:4', ...items, 'UNS+S', 'CNT+2:100', `MOA+77:${total}`],
    ];
    const message = [`UNH+${n}+INVOIC:D:96A:UN`, ...body, `UNT+${body.length + 2}+${n}`].join("'");
    messages.push(message);
    size += message.length;
  }
  const all = ['UNB+UNOC:3+SUPPLIER:14+BUYER:14+261123:2215+REF1', ...messages, `UNZ+${messages.length}+REF1`];
  return Buffer.from(`${all.join("'")}'`, 'latin1');
}

const mappings = path.resolve(import.meta.dirname, '../mappings');

/** A standard mapping, or the tables beside it. */
export function standardMapping(name) {
  return { file: `${name}.yaml`, text: readFileSync(path.join(mappings, `${name}.yaml`), 'utf8') };
}

/** The example of a UBL invoice, with its lines repeated up to so many. */
export function ublInvoice(count) {
  const text = readFileSync(path.join(mappings, 'ubl/examples/Invoice.xml'), 'utf8');
  const from = text.indexOf('<cac:InvoiceLine>');
  const to = text.indexOf('</cac:InvoiceLine>') + '</cac:InvoiceLine>'.length;
  const end = text.lastIndexOf('</cac:InvoiceLine>') + '</cac:InvoiceLine>'.length;
  const line = text.slice(from, to);
  const repeated = lines(count, (n) => line.replace(/(<cbc:ID>)[^<]*/, `$1${n}`));
  return Buffer.from(text.slice(0, from) + repeated.join('\n') + text.slice(end));
}

/** Acknowledgements as kern sends them, of 20 rows each. */
export function rowsOfOrders(count) {
  const names = 'Bestellung;Auftrag;Datum;Artikelnummer;Menge;Einheit;Preis;Liefertermin';
  const rows = lines(count, (n) =>
    lines(20, (row) => `P${n};A-${n};23.11.2026;SPRING-${row};${row * 10};Stk;0,85;07.12.2026`),
  );
  return Buffer.from(`${[names, ...rows].join('\r\n')}\r\n`, 'latin1');
}
