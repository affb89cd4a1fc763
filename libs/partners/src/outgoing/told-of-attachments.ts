import type { CanonicalDocument, OrderAttachment } from '@quayside/canonical';
import type { Finding } from '@quayside/std';
import type { Attachment, Sending } from './sending.js';

/** What there is to say of the files that hang on an order: of each that stays here, why. */
export function toldOfAttachments(
  document: CanonicalDocument,
  { attachments }: Sending,
  { isCarried }: { readonly isCarried: boolean },
): readonly Finding[] {
  const named = 'attachments' in document ? (document.attachments ?? []) : [];
  const ofOrder = named.flatMap((each, at): Finding[] => {
    const told = toldOf(each, attachments, isCarried);
    return told ? [{ ...told, field: `/attachments/${at}` }] : [];
  });
  if (isCarried) return ofOrder;
  const others = (attachments ?? []).filter(({ id }) => !named.some((each) => each.id === id));
  return [...ofOrder, ...others.map(withoutPlace)];
}

function toldOf(named: OrderAttachment, given: Sending['attachments'], isCarried: boolean): Finding | undefined {
  const { id, name, stays } = named;
  if (stays) return staying(`"${name}" does not go along: ${limits[stays]}`);
  if (!given) return { code: 'attached', severity: 'info', message: `"${name}" goes along when it is sent` };
  if (!given.some((each) => each.id === id)) {
    return staying(`"${name}" does not go along: it was removed or replaced in Odoo after the order was read`);
  }
  return isCarried ? undefined : withoutPlace(named);
}

const limits: Readonly<Record<NonNullable<OrderAttachment['stays']>, string>> = {
  'too-large': 'a file may have 5 MiB',
  'too-many': 'an order may have 20 files and 10 MiB in all',
};

function staying(message: string): Finding {
  return { code: 'attachment-stays', severity: 'warn', message };
}

function withoutPlace({ name }: Pick<Attachment, 'name'>): Finding {
  const message = `This format has no place for attachments: "${name}" does not go along`;
  return { code: 'not-attached', severity: 'info', message };
}
