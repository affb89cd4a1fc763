import { fail, ok, type Result } from '@quayside/std';
import { type EdiFinding, finding } from '../findings/edi-finding.js';
import type { FindingCode } from '../findings/catalog.js';
import type { SourceText } from '../source-text.js';
import { unknownCharacter } from './xml-characters.js';
import { fixed } from '../findings/fixed-limit.js';
import type { XmlLimits } from './xml-limits.js';

/** A document type that names an external subset and has no internal one, as cXML files begin with. */
export interface Doctype {
  readonly from: number;
  readonly to: number;
}

/**
 * Looks over the markup of an XML file before it is parsed: for what the parser would let pass (two roots, text outside the root,
 * entities that nobody declared, characters that XML does not know), and for what would cost it too much. The first fault ends it.
 */
export function scanXml(source: SourceText, limits: XmlLimits): Result<Doctype | undefined, EdiFinding> {
  const character = unknownCharacter(source.text);
  if (character) return fail(faultAt(source, 'xml-syntax', `XML knows no character ${character.name}`, character.at));
  return new XmlScan(source, limits).run();
}

function faultAt(source: SourceText, code: FindingCode, message: string, from: number, to = from + 1): EdiFinding {
  return finding(code, 'fatal', message, source.place(from, Math.min(to, source.text.length)));
}

const slash = 0x2f;
const exclamation = 0x21;
const question = 0x3f;
const quote = 0x22;
const apostrophe = 0x27;
const greater = 0x3e;

/** Where something stands in a text, asked from positions that never go back: the text is looked through once. */
class Sightings {
  private next = -1;

  constructor(
    private readonly text: string,
    private readonly sought: string,
  ) {}

  /** The first one that is not before a position; the end of the text where there is none. */
  from(position: number): number {
    if (this.next < position) {
      const found = this.text.indexOf(this.sought, position);
      this.next = found < 0 ? this.text.length : found;
    }
    return this.next;
  }
}

class XmlScan {
  private depth = 0;
  private elements = 0;
  private roots = 0;
  private doctype: Doctype | undefined;
  private fault: EdiFinding | undefined;
  private readonly text: string;
  private readonly ampersands: Sightings;
  private readonly dataEnds: Sightings;

  constructor(
    private readonly source: SourceText,
    private readonly limits: XmlLimits,
  ) {
    this.text = source.text;
    this.ampersands = new Sightings(this.text, '&');
    this.dataEnds = new Sightings(this.text, ']]>');
  }

  run(): Result<Doctype | undefined, EdiFinding> {
    this.beginning();
    let at = 0;
    while (at < this.text.length && !this.fault) {
      const open = this.text.indexOf('<', at);
      this.characters(at, open < 0 ? this.text.length : open);
      if (open < 0) break;
      at = this.markup(open);
    }
    if (!this.fault && this.roots === 0) this.fail('xml-syntax', 'The file has no element', 0);
    return this.fault ? fail(this.fault) : ok(this.doctype);
  }

  private beginning(): void {
    const [found] = /^(?!\s*<)\s*\S{1,20}/.exec(this.text) ?? [];
    if (found === undefined) return;
    const at = found.search(/\S/);
    this.fail('xml-syntax', `This is no XML: expected "<", found "${found.slice(at)}"`, at, found.length);
  }

  private fail(code: FindingCode, message: string, from: number, to?: number): number {
    this.fault ??= faultAt(this.source, code, message, from, to);
    return this.text.length;
  }

  /** Goes over what begins with "<" and returns what stands behind it. */
  private markup(at: number): number {
    const { text } = this;
    const next = text.charCodeAt(at + 1);
    if (next === slash) return this.endTag(at);
    if (next !== exclamation && next !== question) return this.startTag(at);
    if (text.startsWith('<!--', at)) return this.comment(at);
    if (text.startsWith('<![CDATA[', at)) return this.characterData(at);
    if (next === question) return this.until('?>', at, 'An instruction');
    if (text.startsWith('<!DOCTYPE', at)) return this.documentType(at);
    return this.fail('xml-syntax', 'A declaration that has no place here', at);
  }

  private until(end: string, at: number, what: string, from = at + 2): number {
    const found = this.text.indexOf(end, from);
    return found < 0 ? this.fail('xml-syntax', `${what} is never closed`, at) : found + end.length;
  }

  private comment(at: number): number {
    const end = this.until('-->', at, 'A comment', at + 4);
    const dashes = this.text.slice(at + 4, end - 3).indexOf('--');
    return dashes < 0 ? end : this.fail('xml-syntax', 'A comment holds two dashes', at + 4 + dashes);
  }

  private characterData(at: number): number {
    if (this.depth === 0) return this.fail('xml-syntax', 'A CDATA section stands outside the root element', at);
    return this.until(']]>', at, 'A CDATA section');
  }

  private documentType(at: number): number {
    const end = tagEnd(this.text, at);
    if (end < 0) return this.fail('xml-syntax', 'The document type is never closed', at);
    if (this.roots > 0 || this.doctype) {
      return this.fail('xml-doctype', 'A document type stands where none may be', at, end);
    }
    if (this.text.slice(at, end).includes('[')) {
      const message =
        'The document type has an internal subset; such files are not read, since it may declare entities';
      return this.fail('xml-doctype', message, at, end);
    }
    this.doctype = { from: at, to: end };
    return end;
  }

  private endTag(at: number): number {
    this.depth--;
    return this.until('>', at, 'An end tag');
  }

  private startTag(at: number): number {
    const end = tagEnd(this.text, at);
    if (end < 0) return this.fail('xml-syntax', 'A tag is never closed', at);
    if (this.depth === 0 && ++this.roots > 1) {
      return this.fail('xml-syntax', 'A second root element; a file holds one document', at, end);
    }
    this.attributes(at, end);
    if (++this.elements > this.limits.elements) {
      return this.fail('xml-limit', `More than ${this.limits.elements} elements${fixed}`, at);
    }
    if (this.text[end - 2] !== '/' && ++this.depth > this.limits.depth) {
      return this.fail('xml-limit', `More than ${this.limits.depth} elements within each other${fixed}`, at);
    }
    return end;
  }

  private attributes(from: number, to: number): void {
    const most = this.limits.attributes;
    // A value has two quotes at least: a short tag has not too many of them.
    if (to - from > most * 2 && valuesIn(this.text.slice(from, to)) > most) {
      this.fail('xml-limit', `More than ${most} attributes of one element${fixed}`, from);
    }
    const inner = this.text.indexOf('<', from + 1);
    if (inner > 0 && inner < to) this.fail('xml-syntax', 'A "<" within a tag; in a value it is written &lt;', inner);
    this.references(from, to);
  }

  private characters(from: number, to: number): void {
    if (this.depth > 0) {
      const end = this.dataEnds.from(from);
      // What begins in the text ends in it: a "<" follows, or nothing.
      if (end < to) this.fail('xml-syntax', 'Text holds "]]>"; it is written ]]&gt;', end);
      this.references(from, to);
      return;
    }
    const stray = /\S/.exec(this.text.slice(from, to));
    if (!stray) return;
    const where = this.roots > 0 ? 'behind' : 'before';
    this.fail('xml-syntax', `Text stands ${where} the root element`, from + stray.index, to);
  }

  private references(from: number, to: number): void {
    if (this.ampersands.from(from) >= to) return;
    for (const found of this.text.slice(from, to).matchAll(/&([^;\s<&"']*;?)/g)) {
      const [whole, inner = ''] = found;
      if (isReference(inner)) continue;
      const message = inner.endsWith(';')
        ? `"${whole}" is no reference that XML knows by itself: &amp;, &lt;, &gt;, &quot;, &apos; and characters by number`
        : 'An "&" that begins no reference; it is written &amp;';
      this.fail('xml-syntax', message, from + found.index, from + found.index + whole.length);
      return;
    }
  }
}

function isReference(text: string): boolean {
  if (/^(amp|lt|gt|quot|apos);$/.test(text)) return true;
  const [, hex, digits] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}));$/i.exec(text) ?? [];
  if (hex === undefined && digits === undefined) return false;
  const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
  return code <= 0x10ffff && unknownCharacter(String.fromCodePoint(code)) === undefined;
}

/** What stands behind the ">" that closes the tag which begins at `at`; values may hold one. -1 when there is none. */
export function tagEnd(text: string, at: number): number {
  let open = 0;
  for (let i = at; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (open !== 0) {
      if (character === open) open = 0;
    } else if (character === quote || character === apostrophe) open = character;
    else if (character === greater) return i + 1;
  }
  return -1;
}

function valuesIn(tag: string): number {
  return tag.match(/"[^"]*"|'[^']*'/g)?.length ?? 0;
}
