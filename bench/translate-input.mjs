// Makes the documents that bench/translate.mjs reads: nothing is read from disk, nothing differs between machines.
import { edifactInput, x12Input } from './input.mjs';

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

/** Acknowledgements as acme sends them, of 200 lines each. */
export const acknowledgements = () => x12Input(1e6);

/** Invoices as nordwind sends them, of 100 lines each. */
export const invoices = () => edifactInput(1e6);

/** Acknowledgements as kern sends them, of 20 rows each. */
export function rowsOfOrders(count) {
  const names = 'Bestellung;Auftrag;Datum;Artikelnummer;Menge;Einheit;Preis;Liefertermin';
  const rows = lines(count, (n) =>
    lines(20, (row) => `P${n};A-${n};23.11.2026;SPRING-${row};${row * 10};Stk;0,85;07.12.2026`),
  );
  return Buffer.from(`${[names, ...rows].join('\r\n')}\r\n`, 'latin1');
}
