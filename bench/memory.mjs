// Reads a file of the given size, made while it is read, and prints the peak memory: it must not grow with the size.
// Usage: node bench/memory.mjs MEGABYTES
import { createInterchangeReader } from '../dist/libs/edi/src/index.js';
import { chunksOf, x12Input } from './input.mjs';

const megabytes = Number(process.argv[2] ?? 20);
const text = x12Input(1e6).toString('latin1');
const head = text.slice(0, text.indexOf('ST*855'));
const body = text.slice(text.indexOf('ST*855'), text.indexOf('GE*'));
const chunks = chunksOf(Buffer.from(body, 'latin1'));
let sets = 0;
const reader = createInterchangeReader({ validation: { duplicateReferences: 'off' }, onSet: () => sets++ });
reader.push(Buffer.from(head, 'latin1'));
for (let round = 0; round < megabytes; round++) for (const chunk of chunks) reader.push(chunk);
reader.push(Buffer.from(`GE*${sets}*1~IEA*1*000000001~`, 'latin1'));
const { complete } = reader.end();
if (!complete) throw new Error('the file was not read');
console.log(`${megabytes} MB, ${sets} sets: peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
