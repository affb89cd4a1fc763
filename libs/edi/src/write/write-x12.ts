import { fail, ok, type Finding, type Result } from '@quayside/std';
import { X12Interchange } from 'node-x12';
import { finding, type EdiFinding } from '../findings/edi-finding.js';
import { dataGuard, type DataGuard } from './x12-data.js';
import { headFaults, isaElements } from './x12-head.js';
import type { X12Framing, X12GroupTree, X12InterchangeTree, X12SetTree } from './x12-tree.js';

/**
 * Writes an interchange. Counts, trailers and the fixed width of ISA are made here; a text that holds a delimiter or control
 * character is refused, or written with `framing.replacement`, so that data can never become structure.
 *
 * @example
 * const head = {
 *   sender: { qualifier: 'ZZ', id: 'BUYER' }, receiver: { qualifier: 'ZZ', id: 'SUPPLIER' }, date: '261123', time: '2215',
 *   version: '00401', controlNumber: '000000001', acknowledgementRequested: false, usage: 'live',
 * };
 * const set = { type: '850', reference: '0001', segments: [['BEG', '00', 'SA', 'PO4711', '', '20261123']] };
 * const group = { functionalId: 'PO', sender: 'BUYER', receiver: 'SUPPLIER', date: '20261123', time: '2215' };
 * const groups = [{ ...group, controlNumber: '1', version: '004010', sets: [set] }];
 * const written = writeX12({ head, groups }, defaultFraming);
 * written.value.split('\n')[3]; // => 'BEG*00*SA*PO4711**20261123~'
 * const broken = { ...set, segments: [['BEG', '00*SA']] };
 * writeX12({ head, groups: [{ ...groups[0], sets: [broken] }] }, defaultFraming).ok; // => false
 */
export function writeX12(tree: X12InterchangeTree, framing: X12Framing): Result<string, Finding[]> {
  const repeats = tree.head.version >= '00402';
  const faults = [...framingFaults(framing), ...headFaults(tree.head)];
  if (faults.length > 0) return fail(faults);
  const writer = new Writer(framing, dataGuard(framing, repeats));
  return writer.write(tree, isaElements(tree.head, framing, repeats));
}

/** One interchange through the generator of node-x12, which counts and closes what it is given. */
class Writer {
  private readonly faults: EdiFinding[] = [];

  constructor(
    private readonly framing: X12Framing,
    private readonly guard: DataGuard,
  ) {}

  write(tree: X12InterchangeTree, isa: readonly string[]): Result<string, Finding[]> {
    const { element, component, repetition, terminator, suffix } = this.framing;
    const interchange = new X12Interchange({
      elementDelimiter: element,
      subElementDelimiter: component,
      repetitionDelimiter: repetition,
      segmentTerminator: terminator,
      endOfLine: suffix,
      format: suffix !== '',
    });
    // ISA11 and ISA16 are separators themselves, all others are data.
    const texts = this.safe(isa, '/head');
    interchange.setHeader(isa.map((text, n) => (n === 10 || n === 15 ? text : (texts[n] ?? ''))));
    tree.groups.forEach((group, n) => this.group(interchange, group, `/groups/${n}`));
    const notes = (tree.notes ?? []).map((note, n) => this.line(note, `/notes/${n}`));
    if (this.faults.length > 0) return fail(this.faults);
    return ok(withNotes(interchange.toString(), notes, this.framing));
  }

  private group(interchange: X12Interchange, group: X12GroupTree, path: string): void {
    const texts = [group.functionalId, group.sender, group.receiver, group.date, group.time, group.controlNumber];
    const header = this.safe([...texts, 'X', group.version], path);
    const fault = groupFault(group);
    if (fault !== undefined) this.faults.push(finding('not-writable', 'fatal', fault, { path }));
    if (this.faults.length > 0) return;
    const written = interchange.addFunctionalGroup();
    written.setHeader(header);
    group.sets.forEach((set, n) => {
      const start = this.safe([set.type, set.reference, set.implementation ?? ''], `${path}/sets/${n}`);
      this.set(written, set, start, `${path}/sets/${n}`);
    });
  }

  private set(
    group: ReturnType<X12Interchange['addFunctionalGroup']>,
    set: X12SetTree,
    start: readonly string[],
    path: string,
  ): void {
    if (!/^[0-9A-Z]{3}$/.test(set.type) || set.reference.length < 4 || set.reference.length > 9) {
      const message = `A set needs a type of three characters and a reference of four to nine`;
      this.faults.push(finding('not-writable', 'fatal', message, { path }));
      return;
    }
    const transaction = group.addTransaction();
    transaction.setHeader(start.filter((text) => text !== ''));
    set.segments.forEach((segment, n) => {
      const elements = this.guard.segment(segment, `${path}/segments/${n}`);
      if (elements.ok) transaction.addSegment(segment[0], elements.value);
      else this.faults.push(...elements.error);
    });
  }

  private line(segment: X12SetTree['segments'][number], path: string): string {
    const elements = this.guard.segment(segment, path);
    if (elements.ok) return [segment[0], ...elements.value].join(this.framing.element) + this.framing.terminator;
    this.faults.push(...elements.error);
    return '';
  }

  private safe(texts: readonly string[], path: string): string[] {
    const separators = [this.framing.repetition, this.framing.component];
    return texts.map((text, n) => {
      if (path === '/head' && (n === 10 || n === 15) && separators.includes(text)) return text;
      const written = this.guard.text(text, `${path}/${n}`);
      if (written.ok) return written.value;
      this.faults.push(...written.error);
      return '';
    });
  }
}

/** TA1 segments stand between ISA and the first group; the generator has no place for them. */
function withNotes(text: string, notes: readonly string[], framing: X12Framing): string {
  const isaEnd = 106 + framing.suffix.length;
  const added = notes.map((note) => note + framing.suffix).join('');
  const body = text.slice(0, isaEnd) + added + text.slice(isaEnd);
  return body.endsWith(framing.suffix) ? body : body + framing.suffix;
}

function groupFault(group: X12GroupTree): string | undefined {
  if (!/^\d{1,9}$/.test(group.controlNumber)) return 'GS06 must be one to nine digits';
  const ids = [group.sender, group.receiver];
  if (ids.some((id) => id.length < 2 || id.length > 15)) return 'GS02 and GS03 must have two to fifteen characters';
  if (!/^\d{8}$/.test(group.date) || !/^\d{4,8}$/.test(group.time)) return 'GS04 must be CCYYMMDD, GS05 HHMM or finer';
  if (!/^[A-Z0-9]{2}$/.test(group.functionalId)) return 'GS01 must have two characters';
  return /^[A-Z0-9]{1,12}$/.test(group.version) ? undefined : 'GS08 must have one to twelve letters and digits';
}

function framingFaults(framing: X12Framing): EdiFinding[] {
  const used = [framing.element, framing.component, framing.repetition, framing.terminator];
  const fit = used.every((each) => /^[^A-Za-z0-9 ]$/.test(each) && (each.codePointAt(0) ?? 256) < 0x7f);
  if (fit && new Set(used).size === used.length) return [];
  const message = 'Separators must be four different characters, none of them a letter, digit or blank';
  return [finding('not-writable', 'fatal', message, { path: '/framing' })];
}
