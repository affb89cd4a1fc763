// What is measured: each engine reads one input once; the first of its chunks are the same for all that read the same kind.
import Parser from 'edifact/parser.js';
import { X12Parser } from 'node-x12';
import { X12parser } from 'x12-parser';
import { createInterchangeReader, createSegmentReader, createSegmentWalk } from '../dist/libs/edi/src/index.js';
import { chunksOf, edifactInput, x12Input, x12ShipNotices } from './input.mjs';

/** What any program that touches each byte once takes at least: the same bytes copied to another place. */
function memoryCopy(chunks) {
  let at = 0;
  for (const chunk of chunks) at += chunk.copy(copied, at);
  return at;
}

// As large as the largest input, and touched once, so that no page is new to the process while it is measured.
const copied = Buffer.alloc(64e6, 1);

/** Segments that are kept, with envelope checks and nothing else. */
function kept(chunks) {
  let count = 0;
  const reader = createSegmentReader();
  for (const chunk of chunks) count += reader.push(chunk).length;
  if (!reader.end().interchange.complete) throw new Error('the input was not read');
  return count;
}

/** The same with every element made a text, as an array. */
function keptTexts(chunks) {
  let texts = 0;
  const reader = createSegmentReader();
  for (const chunk of chunks) for (const segment of reader.push(chunk)) texts += segment.texts().length;
  if (!reader.end().interchange.complete) throw new Error('the input was not read');
  return texts;
}

/** The same for composites: each component is a text in an array of its own, as the edifact package has it. */
function keptValues(chunks) {
  let values = 0;
  const reader = createSegmentReader();
  for (const chunk of chunks) for (const segment of reader.push(chunk)) values += segment.values().length;
  if (!reader.end().interchange.complete) throw new Error('the input was not read');
  return values;
}

/** Every text of a file by which nothing is kept: components too, with what stands between them to be asked. */
function walkedTexts(chunks) {
  let texts = 0;
  const walk = createSegmentWalk((segment) => (texts += segment.parts().length));
  for (const chunk of chunks) walk.push(chunk);
  if (!walk.end().interchange.complete) throw new Error('the input was not read');
  return texts;
}

/** Loops, elements, codes, relations: all that the dictionary knows. */
function whole(chunks) {
  let sets = 0;
  const reader = createInterchangeReader({ onSet: () => sets++ });
  for (const chunk of chunks) reader.push(chunk);
  if (!reader.end().complete || sets === 0) throw new Error('the input was not read');
  return sets;
}

/** A stream that takes chunks and gives segments. */
function streamed(parser, chunks) {
  return new Promise((resolve, reject) => {
    parser
      .on('error', reject)
      .on('end', resolve)
      .on('data', () => {});
    for (const chunk of chunks) parser.write(chunk);
    parser.end();
  });
}

const nodeX12Stream = (chunks) =>
  streamed(
    new X12Parser(),
    chunks.map((chunk) => chunk.toString('latin1')),
  );

const x12ParserStream = (chunks) => streamed(new X12parser(), chunks);

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
  'memory copy': { input: x12Input, run: memoryCopy },
  'X12, segments kept': { input: x12Input, run: kept },
  'X12, segments kept, every text': { input: x12Input, run: keptTexts },
  'X12, walk, every text': { input: x12Input, run: walkedTexts },
  'node-x12, stream': { input: x12Input, run: nodeX12Stream },
  'x12-parser, stream': { input: x12Input, run: x12ParserStream },
  'EDIFACT, segments kept': { input: edifactInput, run: kept },
  'EDIFACT, segments kept, every text': { input: edifactInput, run: keptValues },
  'EDIFACT, walk, every text': { input: edifactInput, run: walkedTexts },
  'edifact, arrays': { input: edifactInput, run: edifactPackage },
  'full validation, 855': { input: x12Input, run: whole },
  'full validation, 856': { input: x12ShipNotices, run: whole },
  'full validation, INVOIC': { input: edifactInput, run: whole },
  'X12, every text, 1 MB': { input: () => x12Input(1e6), run: keptTexts },
  'node-x12, whole text, 1 MB': {
    input: () => x12Input(1e6),
    run: (chunks) => new X12Parser(true).parse(Buffer.concat(chunks).toString('latin1')),
  },
};

export { chunksOf };
