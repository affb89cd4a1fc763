// Reads the same bytes with this project's reader, with the libraries that it replaces and with a bare loop, in one run.
// Figures that matter are ratios; absolute ones depend on the machine.
import { X12Parser } from 'node-x12';
import { createInterchangeReader, createSegmentReader } from '../dist/libs/edi/src/index.js';
import { chunksOf, x12Input, x12ShipNotices } from './input.mjs';
import { measure, median, ratio } from './measure.mjs';

const megabytes = Number(process.argv[2] ?? 20);
const large = x12Input(megabytes * 1e6);
const chunks = chunksOf(large);
const small = x12Input(1e6);
const notices = x12ShipNotices(megabytes * 1e6);

function byteLoop() {
  let found = 0;
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (byte === 0x2a || byte === 0x7e) found++;
    }
  }
  return found;
}

/** Segments with envelope checks; texts are made only when `eager`. */
function segments(eager, from = chunks) {
  let texts = 0;
  const reader = createSegmentReader();
  const take = (batch) => {
    if (!eager) return;
    for (const segment of batch) texts += segment.texts().length;
  };
  for (const chunk of from) take(reader.push(chunk));
  take(reader.end().segments);
  return texts;
}

function whole(bytes) {
  let sets = 0;
  const reader = createInterchangeReader({ onSet: () => sets++ });
  for (const chunk of chunksOf(bytes)) reader.push(chunk);
  if (!reader.end().complete || sets === 0) throw new Error('the benchmark input was not read');
}

function nodeX12Stream() {
  return new Promise((resolve, reject) => {
    const parser = new X12Parser();
    parser
      .on('error', reject)
      .on('end', resolve)
      .on('data', () => {});
    for (const chunk of chunks) parser.write(chunk.toString('latin1'));
    parser.end();
  });
}

const engines = [
  { name: 'byte loop', bytes: large.length, run: byteLoop },
  { name: 'segments, lazy', bytes: large.length, run: () => segments(false) },
  { name: 'segments, every text', bytes: large.length, run: () => segments(true) },
  { name: 'full validation, 855', bytes: large.length, run: () => whole(large) },
  { name: 'full validation, 856', bytes: notices.length, run: () => whole(notices) },
  { name: 'node-x12 stream', bytes: large.length, run: nodeX12Stream },
  { name: 'segments, every text, 1 MB', bytes: small.length, run: () => segments(true, chunksOf(small)) },
  { name: 'node-x12 parse, 1 MB', bytes: small.length, run: () => new X12Parser(true).parse(small.toString('latin1')) },
];

const targets = [
  ['segments, lazy', 'byte loop', 0.35],
  ['segments, every text', 'node-x12 stream', 6],
  ['segments, every text, 1 MB', 'node-x12 parse, 1 MB', 20],
];

const speeds = await measure(engines);
console.log(`\n${megabytes} MB, medians of 5 rounds, Node ${process.version}\n`);
for (const { name } of engines)
  console.log(`${name.padEnd(30)} ${median(speeds.get(name)).toFixed(1).padStart(8)} MB/s`);
console.log('');
for (const [name, other, target] of targets) {
  const reached = ratio(speeds, name, other);
  const verdict = reached >= target ? 'reached' : `missed by ${((1 - reached / target) * 100).toFixed(0)} %`;
  console.log(`${name} : ${other}`.padEnd(58), reached.toFixed(2).padStart(7), `(target ${target}: ${verdict})`);
}
console.log(`\npeak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB, inputs included`);
