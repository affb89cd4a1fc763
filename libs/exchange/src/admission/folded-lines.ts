import type { JournalLine } from '../model/rows.js';

/** What may happen as often as somebody outside likes. */
export interface Happening {
  readonly kind: JournalLine['kind'];
  readonly row: string;
  readonly to: string;
  /** Without where it comes from: "login by password", "login refused: wrong password". */
  readonly what: string;
  readonly from: string;
  readonly actor: string;
  readonly partner?: string | undefined;
  /** Its lines stand in the audit log too. */
  readonly audited?: JournalLine['audited'];
  /** Happenings of one row that are one to a reader though their words differ; the words themselves if left out. */
  readonly topic?: string;
}

interface Topic {
  /** The last one. */
  happening: Happening;
  /** How many came after the one that has a line. */
  more: number;
  readonly from: Set<string>;
  readonly rows: Set<string>;
}

/** Topics that nobody of ours has to do with, and refusals: an attacker makes as many as it likes. */
const mostRefusals = 40;
/** Topics in all; those of partners and users that come in are as many as these. */
const mostTopics = 2_000;
/** As many different addresses and names are told apart; beyond it is enough to know that there are more. */
const mostCounted = 1_000;
const named = 3;

/**
 * Lines of which there may be any number: the first of its kind is written as it is; those that follow are
 * counted, and a count is written each minute for as long as there are any. So there are 81 lines of refusals a minute at most,
 * whatever comes and from wherever, and one a minute of each who comes in. It folds what this process sees.
 */
export class FoldedLines {
  readonly #topics = new Map<string, Topic>();
  #others: Topic | undefined;

  constructor(
    /** Takes a line that is to be kept: into the journal, or the log. */
    private readonly write: (line: JournalLine) => Promise<void>,
  ) {}

  /** Resolves when its line is written, if it has one. */
  async note(happening: Happening): Promise<void> {
    const key = JSON.stringify([happening.row, happening.to, happening.topic ?? happening.what]);
    const topic = this.#topics.get(key);
    if (topic) return count(topic, happening);
    if (!this.#hasRoom(happening)) {
      this.#others ??= { ...begun(happening), more: 0 };
      return count(this.#others, happening);
    }
    this.#topics.set(key, begun(happening));
    await this.#write(happening, `${happening.what}, from ${happening.from}`);
  }

  /** Writes what was counted, and forgets what has stopped: to be called each minute, and at the end. */
  async flush(): Promise<void> {
    const others = this.#others;
    this.#others = undefined;
    const lines: [Happening, string][] = [];
    for (const [key, topic] of this.#topics) {
      if (topic.more === 0) this.#topics.delete(key);
      else lines.push([topic.happening, wordsOf(topic)]);
      topic.more = 0;
      topic.from.clear();
    }
    const nobodys = { row: '', actor: 'strangers', partner: undefined };
    if (others) lines.push([{ ...others.happening, ...nobodys }, wordsOfOthers(others)]);
    for (const [happening, words] of lines) await this.#write(happening, words);
  }

  #hasRoom({ to }: Happening): boolean {
    if (to === 'in') return this.#topics.size < mostTopics;
    const refusals = [...this.#topics.values()].filter(({ happening }) => happening.to !== 'in');
    return refusals.length < mostRefusals;
  }

  async #write({ kind, row, to, actor, partner, audited }: Happening, what: string): Promise<void> {
    await this.write({
      ...{ kind, row, to, what, actor },
      ...(partner === undefined ? {} : { partner }),
      ...(audited === undefined ? {} : { audited }),
    });
  }
}

function begun(happening: Happening): Topic {
  return { happening, more: 0, from: new Set(), rows: new Set() };
}

function count(topic: Topic, happening: Happening): void {
  topic.happening = happening;
  topic.more += 1;
  if (topic.from.size < mostCounted) topic.from.add(happening.from);
  if (topic.rows.size < mostCounted) topic.rows.add(happening.row);
}

function wordsOf({ happening, more, from }: Topic): string {
  return `${happening.what}: ${times(more)} more in this minute, from ${listed(from, 'addresses')}`;
}

function wordsOfOthers({ more, from, rows }: Topic): string {
  return `refused ${times(more)} more in this minute, as ${listed(rows, 'names')}, from ${listed(from, 'addresses')}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count.toLocaleString('en')} times`;
}

function listed(all: ReadonlySet<string>, what: string): string {
  const some = [...all].slice(0, named).join(', ');
  if (all.size <= named) return some;
  const many = all.size >= mostCounted ? `${mostCounted.toLocaleString('en')} ${what} or more` : `${all.size} ${what}`;
  return `${many}, such as ${some}`;
}
