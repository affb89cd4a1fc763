import { fail, ok, type Result } from '@quayside/std';
import { characterSetOf } from '../edifact/character-set.js';
import { finding, type EdiFinding } from '../findings/edi-finding.js';
import { isControl } from './control-character.js';
import type { EdifactFraming } from './edifact-tree.js';
import { encodeText } from './encode.js';
import { isComposite, withoutTrailing, type WrittenElement, type WrittenSegment } from './written-segment.js';

/** Which characters a syntax identifier can carry. */
export function carries(syntax: string): (character: string) => boolean {
  const { encoding, allowed } = characterSetOf(syntax);
  if (allowed !== undefined) return (character) => character.length === 1 && allowed(character.charCodeAt(0));
  return (character) => !isControl(character) && encodeText(character, encoding).ok;
}

/** Writes segments of one interchange: service characters in data are released, what cannot be carried is refused or replaced. */
export class EdifactScript {
  readonly faults: EdiFinding[] = [];
  private readonly service: ReadonlySet<string>;
  private readonly carried: (character: string) => boolean;

  constructor(
    private readonly framing: EdifactFraming,
    syntax: string,
    private readonly repeats: boolean,
  ) {
    const { component, element, release, terminator, repetition } = framing;
    this.service = new Set([component, element, release, terminator, ...(repeats ? [repetition] : [])]);
    this.carried = carries(syntax);
  }

  /** One segment with its terminator and suffix. */
  segment([tag, ...elements]: WrittenSegment, path: string): string {
    if (!/^[A-Z]{3}$/.test(tag)) {
      this.faults.push(finding('segment-tag', 'fatal', `"${tag.slice(0, 10)}" is no segment tag`, { path }));
    }
    const written = elements.map((each, n) => this.element(each, `${path}/${n + 1}`));
    return (
      [tag, ...withoutTrailing(written)].join(this.framing.element) + this.framing.terminator + this.framing.suffix
    );
  }

  private element(value: WrittenElement, path: string): string {
    if (typeof value === 'string') return this.text(value, path);
    if (isComposite(value)) return this.composite(value, path);
    if (!this.repeats && value.repetitions.length > 1) {
      const message = 'An element repeats, which only syntax 4 can express';
      this.faults.push(finding('text-not-writable', 'fatal', message, { path }));
    }
    const written = value.repetitions.map((each) => this.element(each, path));
    return withoutTrailing(written).join(this.framing.repetition);
  }

  private composite(components: readonly string[], path: string): string {
    const written = components.map((each, n) => this.text(each, `${path}/${n + 1}`));
    return withoutTrailing(written).join(this.framing.component);
  }

  private text(value: string, path: string): string {
    const fitting = this.fitting(value, path);
    return fitting.ok ? this.released(fitting.value) : '';
  }

  private fitting(value: string, path: string): Result<string, undefined> {
    const characters = Array.from(value);
    const wrong = characters.find((each) => !this.service.has(each) && !this.carried(each));
    if (wrong === undefined) return ok(value);
    const { replacement } = this.framing;
    if (replacement !== undefined && this.carried(replacement)) {
      return ok(characters.map((each) => (this.service.has(each) || this.carried(each) ? each : replacement)).join(''));
    }
    const message = 'A text holds a character that the character set of the interchange does not have';
    this.faults.push(finding('text-not-writable', 'fatal', message, { path }));
    return fail(undefined);
  }

  /** The release character before every service character, itself included, in one pass. */
  private released(text: string): string {
    return Array.from(text, (each) => (this.service.has(each) ? this.framing.release + each : each)).join('');
  }
}
