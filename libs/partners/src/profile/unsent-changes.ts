import type { YamlPath, YamlSource } from '@quayside/mapping';
import type { Finding } from '@quayside/std';
import type { AgreedDocument, DocumentAgreement } from './document-agreement.js';

/** What keeps each change of an order from going: a way of telling it for which the document or the format has nothing. */
export function unsentChanges(
  agreed: readonly {
    readonly document: AgreedDocument;
    readonly agreement: DocumentAgreement;
    readonly path: YamlPath;
  }[],
  yaml: YamlSource,
): Finding[] {
  const sends = agreed.some(({ document, agreement }) => document === 'order-change' && agreement.direction === 'out');
  return agreed.flatMap(({ agreement: { changes, set }, path }) => {
    const at = [...path, 'changes'];
    if (changes === 'change' && !sends) {
      return [yaml.finding(at, 'there is no document order-change in which changes could go', { severity: 'warn' })];
    }
    if (changes === 'replace' && set === 'ubl:Order') {
      const message = 'a UBL Order cannot say that it replaces another one: each change waits for procurement';
      return [yaml.finding(at, message, { severity: 'warn' })];
    }
    return [];
  });
}
