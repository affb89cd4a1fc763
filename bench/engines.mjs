// What is measured: each engine reads one input once; the first of its chunks are the same for all that read the same kind.
import Parser from 'edifact/parser.js';
import { X12Parser } from 'node-x12';
import { createInterchangeReader, createSegmentReader } from '../dist/libs/edi/src/index.js';
import { chunksOf, edifactInput, x12Input, x12ShipNotices } from './input.mjs';

function byteLoop(chunks) {
  let found = 0;
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (byte === 0x2a || byte === 0x7e) found++;
    }
  }
  return found;
}

/** Segments with envelope checks and nothing else. */
function lazy(chunks) {
  let count = 0;
  const reader = createSegmentReader();
  for (const chunk of chunks) count += reader.push(chunk).length;
  if (!reader.end().interchange.complete) throw new Error('the input was not read');
  return count;
}

/** The same with every element made a text. */
function eager(chunks) {
  let texts = 0;
  const reader = createSegmentReader();
  for (const chunk of chunks) for (const segment of reader.push(chunk)) texts += segment.texts().length;
  if (!reader.end().interchange.complete) throw new Error('the input was not read');
  return texts;
}

/** The same for composites: each component is a text of its own, as the edifact package has it. */
function eagerComponents(chunks) {
  let values = 0;
  const reader = createSegmentReader();
  for (const chunk of chunks) for (const segment of reader.push(chunk)) values += segment.values().length;
  if (!reader.end().interchange.complete) throw new Error('the input was not read');
  return values;
}

/** Loops, elements, codes, relations: all that the dictionary knows. */
function whole(chunks) {
  let sets = 0;
  const reader = createInterchangeReader({ onSet: () => sets++ });
  for (const chunk of chunks) reader.push(chunk);
  if (!reader.end().complete || sets === 0) throw new Error('the input was not read');
  return sets;
}

function nodeX12Stream(chunks) {
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

/** The edifact package, building arrays. It cannot take a segment cut in two, so that it gets whole ones. */
function edifactPackage(chunks) {
  const parser = new Parser();
  let count = 0;
  let segment;
  let held = '';
  parser.encoding('UNOC');
  parser.onopensegment = (tag) => (segment = [tag]);
  parser.onelement = () => segment.push([]);
  parser.oncomponent = (data) => segment[segment.length - 1].push(data);
  parser.onclosesegment = () => count++;
  for (const chunk of chunks) {
    const text = held + chunk.toString('latin1');
    let end = text.lastIndexOf("'");
    while (end > 0 && text[end - 1] === '?') end = text.lastIndexOf("'", end - 1);
    parser.write(text.slice(0, end + 1));
    held = text.slice(end + 1);
  }
  parser.end();
  return count;
}

/** Engines by name: how to make their input, and what to do with it. */
export const engines = {
  'byte loop': { input: x12Input, run: byteLoop },
  'segments, lazy': { input: x12Input, run: lazy },
  'segments, every text': { input: x12Input, run: eager },
  'node-x12 stream': { input: x12Input, run: nodeX12Stream },
  'full validation, 855': { input: x12Input, run: whole },
  'full validation, 856': { input: x12ShipNotices, run: whole },
  'EDIFACT segments, lazy': { input: edifactInput, run: lazy },
  'EDIFACT segments, every text': { input: edifactInput, run: eagerComponents },
  'edifact package, arrays': { input: edifactInput, run: edifactPackage },
  'full validation, INVOIC': { input: edifactInput, run: whole },
  'segments, every text, 1 MB': { input: () => x12Input(1e6), run: eager },
  'node-x12 parse, 1 MB': {
    input: () => x12Input(1e6),
    run: (chunks) => new X12Parser(true).parse(Buffer.concat(chunks).toString('latin1')),
  },
};

export { chunksOf };
