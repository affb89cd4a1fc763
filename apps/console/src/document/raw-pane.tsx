import { memo, useMemo, type ReactNode } from 'react';
import type { Shapes } from '../api/client';
import { byLine as stretchesByLine, pieces, type Piece, type Stretch } from './linked';
import styles from './panes.module.css';
import { byLine, caret, type Remark } from './remarks';

type Line = Shapes['SourceLine'];

interface Props {
  readonly lines: readonly Line[];
  readonly remarks: readonly Remark[];
  /** The places that fields and effects speak of. */
  readonly places: readonly Stretch[];
  /** What stands below the last line, where there is more. */
  readonly rest: ReactNode;
}

/** What came: one segment or row a line, what there is to say about it below it, each element by itself. */
export const RawText = memo(function RawText({ lines, remarks, places, rest }: Props) {
  const under = useMemo(() => byLine(remarks, lines), [remarks, lines]);
  const marked = useMemo(
    () =>
      stretchesByLine(lines, [
        ...places,
        ...remarks.flatMap(({ place }) => (place && place.length > 0 ? [place] : [])),
      ]),
    [lines, places, remarks],
  );
  return (
    <div className={styles['raw']}>
      {lines.map((line, index) => (
        <div key={line.offset}>
          <RawLine line={line} number={line.segment ?? index + 1} marked={marked[index] ?? []} />
          {(under.get(index) ?? []).map((remark) => (
            <RemarkBelow key={remark.message} remark={remark} line={line} />
          ))}
        </div>
      ))}
      {rest}
    </div>
  );
});

interface LineProps {
  readonly line: Line;
  readonly number: number;
  readonly marked: readonly Stretch[];
}

function RawLine({ line, number, marked }: LineProps) {
  const shown = withoutBreak(line);
  return (
    <div className={styles['line']}>
      <span className={styles['number']} aria-hidden>
        {number}
      </span>
      <span className={styles['text']}>
        {pieces(shown, marked).map((piece, index) => (
          <Word key={piece.offset} piece={piece} tag={index === 0 ? line.tag : null} />
        ))}
      </span>
    </div>
  );
}

/** A line break is shown by the next line. */
function withoutBreak(line: Line): Line {
  const text = line.text.replace(/[\r\n]+$/, '');
  const bytes = (line.text.length - text.length) * (line.width === 'utf-16' ? 2 : 1);
  return { ...line, text, length: line.length - bytes };
}

function Word({ piece, tag }: { readonly piece: Piece; readonly tag: string | null }) {
  if (piece.spoken) {
    return (
      <span
        className={`${styles['word']} ${styles['spoken']} ${styles['lightable']}`}
        tabIndex={-1}
        data-bytes={`${piece.offset} ${piece.length}`}
      >
        {visible(piece.text)}
      </span>
    );
  }
  if (tag !== null && piece.text.startsWith(tag)) {
    return (
      <>
        <span className={styles['tag']}>{tag}</span>
        {visible(piece.text.slice(tag.length))}
      </>
    );
  }
  return visible(piece.text);
}

function RemarkBelow({ remark, line }: { readonly remark: Remark; readonly line: Line }) {
  return (
    <div className={`${styles['remark']} ${styles[remark.tone]}`}>
      {remark.place ? (
        <span className={styles['caret']} aria-hidden>
          {caret(remark.place, line)}
        </span>
      ) : null}
      <p>{remark.message}</p>
    </div>
  );
}

/** What cannot be seen, or turns what is around it, as a visible dot: one for one, so that places stay where they are. */
function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu,
    '\u00b7',
  );
}
