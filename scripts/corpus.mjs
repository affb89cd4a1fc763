// Reads every EDI and XML file of a corpus, compares what is found with what its INDEX.tsv says of the envelope, and translates what
// the standard mappings know.
// Usage: npm run corpus -- PATH [--all]    PATH holds INDEX.tsv with the columns file, syntax, envelope_ok, envelope_why
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterchangeReader, createSplitter } from '../dist/libs/edi/src/index.js';
import { createElementReader, reportOnElements } from './corpus-elements.mjs';
import { count, createTranslator, fail, reportOn, summaryOf } from './corpus-translate.mjs';

/** Faults that are expected to be found, by words of the index; a fault is named when one of the codes is there. */
const faults = [
  [
    /UNT without|UNH without UNT|without SE|missing (SE|UNT)|ST without/i,
    ['set-trailer-missing', 'segment-unterminated', 'interchange-truncated'],
  ],
  [/UNT ?=|UNT count|SE01|SE count|SE=/i, ['set-count']],
  [/UNT ref|SE02/i, ['set-reference-mismatch']],
  [/GE01|GE count/i, ['group-count']],
  [/GE02/i, ['group-reference']],
  [/IEA01|UNZ ?=|UNZ count|IEA count/i, ['interchange-count']],
  [/IEA02|UNZ ref/i, ['interchange-reference']],
  [/no UNB|no ISA|no envelope|without UNB|fragment/i, ['not-an-interchange', 'unreadable']],
  [/no UNZ|missing UNZ|without UNZ|no IEA|missing IEA|without IEA|truncated/i, ['interchange-truncated']],
  [/GE missing|no GE|without GE|missing GE/i, ['group-trailer-missing']],
  [/ISA.*(length|106|fixed|width)/i, ['isa-length', 'isa-truncated', 'unreadable']],
];

/** Differences that are meant, each with its reason. */
const meant = [
  [
    ({ fatal }) => fatal.every((code) => code === 'set-reference-duplicate'),
    'the index does not look for references that are used twice',
  ],
  [
    ({ codes }) => codes.includes('isa-length'),
    'a damaged ISA is reported as such, and read where only one reading is possible; else nothing behind it is',
  ],
  [
    ({ codes }) => codes.includes('isa-separators'),
    'a separator must be one ASCII byte; this one is a character of several bytes',
  ],
  [
    ({ why, codes }) => /no UNB/.test(why) && codes.includes('unreadable'),
    'without UNB there is no interchange, so its messages are not read',
  ],
];

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npm run corpus -- PATH [--all]');
  process.exit(2);
}

function readFile(bytes) {
  const splitter = createSplitter();
  const pieces = [...splitter.push(bytes), ...splitter.end()];
  const codes = [];
  const fatal = [];
  const sets = [];
  const note = (findings, envelope) => {
    for (const found of findings) {
      codes.push(found.code);
      if (envelope && found.severity === 'fatal') fatal.push(found.code);
    }
  };
  for (const { kind, offset, length } of pieces) {
    if (kind === 'unreadable') {
      codes.push('unreadable');
      fatal.push('unreadable');
      continue;
    }
    const reader = createInterchangeReader({ fileOffset: offset, onSet: (set) => sets.push(set) });
    reader.push(bytes.subarray(offset, offset + length));
    const reading = reader.end();
    note(reading.findings, true);
    for (const group of reading.groups) note(group.findings, true);
  }
  const trailers = ['set-count', 'set-reference-mismatch', 'set-trailer-missing', 'set-reference-duplicate'];
  for (const set of sets) {
    note(set.findings, false);
    fatal.push(...set.findings.map((found) => found.code).filter((code) => trailers.includes(code)));
  }
  return { pieces, sets, codes, fatal };
}

const [header, ...lines] = readFileSync(join(folder, 'INDEX.tsv'), 'utf8').trimEnd().split('\n');
const columns = header.split('\t');
const totals = { files: 0, sets: 0, agree: 0, meant: 0, disagree: 0 };
const bySyntax = {};
const found = {};
const translator = createTranslator();
const elements = createElementReader({ types: translator.types, fail, summaryOf, count });
for (const line of lines) {
  const row = Object.fromEntries(line.split('\t').map((cell, n) => [columns[n], cell]));
  const bytes = readFileSync(join(folder, row.file));
  if (row.syntax === 'ubl' || row.syntax === 'cxml') await elements.read(row.file, bytes, row.syntax);
  if (row.syntax !== 'x12' && row.syntax !== 'edifact') continue;
  const started = performance.now();
  const { pieces, sets, codes, fatal } = readFile(bytes);
  const took = performance.now() - started;
  for (const set of sets) translator.translate({ ...set, syntax: row.syntax }, row.file);
  totals.files++;
  totals.sets += sets.length;
  bySyntax[row.syntax] = (bySyntax[row.syntax] ?? 0) + 1;
  const summary = (found[row.syntax] ??= { files: 0, wrong: 0, sets: 0, refused: 0, findings: 0, codes: new Map() });
  summary.files++;
  if (row.envelope_ok !== 'true') summary.wrong++;
  summary.sets += sets.length;
  summary.refused += sets.filter((set) => set.verdict === 'rejected').length;
  summary.findings += codes.length;
  for (const code of codes) summary.codes.set(code, (summary.codes.get(code) ?? 0) + 1);
  const expected = faults.filter(([words]) => words.test(row.envelope_why)).map(([, wanted]) => wanted);
  const unnamed = expected.filter((wanted) => !wanted.some((code) => codes.includes(code)));
  const good = row.envelope_ok === 'true';
  const problem = good
    ? fatal.length > 0 && `said to be right, found ${[...new Set(fatal)].join(' ')}`
    : expected.length === 0
      ? codes.length === 0 && `said to be wrong (${row.envelope_why}), nothing found`
      : unnamed.length > 0 &&
        `said to be wrong (${row.envelope_why}), found ${[...new Set(codes)].join(' ') || 'nothing'}`;
  const reason = problem && meant.find(([fits]) => fits({ codes, fatal, why: row.envelope_why }))?.[1];
  if (!problem) totals.agree++;
  else if (reason) totals.meant++;
  else totals.disagree++;
  if (problem || flags.includes('--all')) {
    const verdicts = sets
      .map((set) => `${set.type}:${set.verdict}`)
      .slice(0, 4)
      .join(' ');
    console.log(
      `${problem ? 'DIFFERS' : 'ok     '} ${row.file}\n        ${row.syntax}, ${pieces.length} pieces, ${sets.length} sets ${verdicts}${took > 1000 ? `, ${took.toFixed(0)} ms` : ''}`,
    );
    if (problem) console.log(`        ${problem}${reason ? `\n        reason: ${reason}` : ''}`);
  }
}
console.log(
  `\n${totals.files} files (${Object.entries(bySyntax)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')}), ${totals.sets} sets`,
);
for (const [syntax, { files, wrong, sets, refused, findings, codes }] of Object.entries(found)) {
  const often = [...codes].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
  console.log(
    `\n${syntax}: ${files} files, ${wrong} said to be wrong; ${sets} sets, ${refused} refused; ${findings} findings`,
  );
  console.log(`        ${often.join(', ')}`);
}
console.log(
  `\n${totals.agree} agree with the index, ${totals.meant} differ for a reason, ${totals.disagree} differ; no crash, no hang`,
);
reportOnElements(elements.totals);
reportOn(translator);
process.exitCode = totals.disagree > 0 ? 1 : 0;
