import type { Shapes } from '../api/client';
import { Mark } from '../parts/mark';
import { When } from '../parts/when';

/** Whether the log is as it was written, by the last reconciliation. */
export function ChainState({ chain }: Pick<Shapes['AuditPage'], 'chain'>) {
  if (chain === null) return <>Not verified yet: the reconciliation of each night does it.</>;
  const { verified, at, fault } = chain;
  if (fault !== null) {
    return (
      <>
        <Mark is={{ word: 'Not as it was written', tone: 'red', icon: 'fail' }} /> {fault} (found <When at={at} />)
      </>
    );
  }
  if (verified === 0)
    return (
      <>
        It was empty when it was verified <When at={at} />.
      </>
    );
  return (
    <>
      Verified until entry {verified.toLocaleString()}, <When at={at} />. Nobody can change or remove an entry.
    </>
  );
}
