import { createContext, Script } from 'node:vm';

/** For one look into one text. Whatever takes longer repeats what is repeated already. */
const patternMs = 200;

const slot: { pattern?: RegExp; text?: string; found?: RegExpExecArray | null } = {};
const room = createContext(slot);
const look = new Script('found = pattern.exec(text)');

/**
 * A regular expression of a mapping. JavaScript may look for ever where a repeat is in a repeat, and nothing but the end of the
 * thread would stop it; a script of its own is stopped by its time.
 */
export class BoundedPattern {
  readonly #pattern: RegExp;

  constructor(pattern: RegExp) {
    this.#pattern = new RegExp(pattern.source, pattern.flags);
  }

  get lastIndex(): number {
    return this.#pattern.lastIndex;
  }

  set lastIndex(at: number) {
    this.#pattern.lastIndex = at;
  }

  exec(text: string): RegExpExecArray | null {
    Object.assign(slot, { pattern: this.#pattern, text, found: null });
    try {
      look.runInContext(room, { timeout: patternMs });
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      const words = `/${this.#pattern.source}/ took longer than ${patternMs} ms for a text of ${text.length} characters`;
      throw new Error(`${words}: write it without a repeat inside a repeat`, { cause: error });
    }
    const { found = null } = slot;
    Object.assign(slot, { pattern: undefined, text: '', found: null });
    return found;
  }
}
