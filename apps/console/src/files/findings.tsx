import type { Shapes } from '../api/client';
import { fromFinding } from '../document/remarks';
import styles from './files.module.css';
import { placeWords } from './place-words';

/** What there is to say, each with its place in words. */
export function Findings({ findings }: { readonly findings: readonly Shapes['Finding'][] }) {
  return (
    <ul className={styles['findings']}>
      {findings.map((finding) => {
        const where = placeWords(finding);
        return (
          <li
            key={`${finding.code}${finding.offset ?? ''}${finding.message}`}
            className={styles[fromFinding(finding).tone]}
          >
            {finding.message} {where ? <span className={styles['where']}>{where}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}
