import type { CanonicalDocument } from '@quayside/canonical';
import type { WrittenSet } from '@quayside/mapping';
import { type Finding, fail, isFatal, ok, type Result } from '@quayside/std';
import type { Partner } from '../partner.js';
import type { DocumentAgreement, DocumentFormat } from '../profile/document-agreement.js';
import { agreementFor } from './agreement-for.js';
import { asTheirMapping } from './advice-parties.js';
import { completedOrder } from './completed-order.js';
import { dayIn } from './envelope-time.js';
import { fittingTexts, type TextRules } from './fitting-texts.js';
import { inTheirUnits } from './in-their-units.js';
import { isEssential } from './lost-essentials.js';
import { orderWithoutInternals, type SentOrder, withWantedLines } from './order-without-internals.js';
import { missingRequirements } from './requirements.js';
import type { Sending, Unsayable } from './sending.js';
import { type DescriptionPlace, withShortDescriptions } from './short-descriptions.js';
import { uncarriedTexts } from './uncarried-texts.js';

/** A document as it is said to the partner, and the set that says it. */
export interface OutgoingSet {
  readonly said: CanonicalDocument;
  readonly written: WrittenSet;
}

/**
 * A document of ours as a set. Of an order nothing is said that only we know, in the units and for the price basis of the partner;
 * it fails with everything that keeps it from going. Other documents go as they are.
 */
export function outgoingOrder(
  partner: Partner,
  document: CanonicalDocument,
  sending: Sending,
): Result<OutgoingSet, readonly Unsayable[]> {
  const isOrder = document.type === 'order' || document.type === 'order-change';
  if (!isOrder) {
    const agreement = agreementFor(partner, document.type, sending.format);
    const turned = asTheirMapping(partner, document, agreement);
    if (!turned.ok) return fail([ofOnboarding(turned.error)]);
    const written = partner.write(turned.value, sending.format, 'out');
    return written.ok ? ok({ said: document, written: written.value }) : fail(written.error.map(ofOnboarding));
  }
  const { document: said, faults, told } = saidOrder(partner, document, sending);
  const written = writtenOrder(partner, said, sending);
  if (!written.ok) return fail([...faults, ...written.error.map(ofOnboarding)]);
  const unsayable = [...faults, ...unsayableIn(partner, written.value, sending)];
  if (unsayable.length > 0) return fail(unsayable);
  const { written: set } = written.value;
  return ok({ ...written.value, written: { ...set, findings: [...told, ...set.findings] } });
}

function saidOrder(partner: Partner, undated: SentOrder, { format, at }: Sending): SaidOrder {
  const document = { date: dayIn(partner.profile.timeZone, at), ...undated };
  const agreement = agreementFor(partner, document.type, format);
  const { document: inUnits, faults } = inTheirUnits(partner, withWantedLines(document));
  const place = agreement && descriptionPlace(agreement);
  const whole = withShortDescriptions(completedOrder(partner, orderWithoutInternals(inUnits), agreement), place);
  const rules = textRules(partner, agreement?.format);
  return { document: fittingTexts(whole, rules), faults, told: rules.hasEmails ? [] : withoutEmails(partner, whole) };
}

/** PID05, or the texts of IMD, which were shorter in the nineties. */
function descriptionPlace({ format, release }: DocumentAgreement): DescriptionPlace | undefined {
  if (format === 'x12') return { texts: 1, longest: 80 };
  return format === 'edifact' ? { texts: 2, longest: release.startsWith('D.9') ? 35 : 256 } : undefined;
}

interface SaidOrder {
  readonly document: SentOrder;
  readonly faults: readonly Unsayable[];
  readonly told: readonly Finding[];
}

function textRules({ profile: { edifact } }: Partner, format: DocumentFormat | undefined): TextRules {
  const level = format === 'edifact' ? edifact.syntax : '';
  return {
    isFlat: format === 'x12' || format === 'edifact',
    isUpper: level === 'UNOA',
    longestLine: format === 'edifact' ? 35 : 55,
    hasEmails: level !== 'UNOA' && level !== 'UNOB',
  };
}

function withoutEmails({ profile: { edifact } }: Partner, { parties = [], contacts = [] }: SentOrder): Finding[] {
  const all = [...contacts, ...parties.flatMap((party) => party.contacts ?? [])];
  const message = `${edifact.syntax} has no "@": addresses of mail are left out`;
  return all.some(({ email }) => email !== undefined) ? [{ code: 'not-written', severity: 'info', message }] : [];
}

interface WrittenOrder extends OutgoingSet {
  readonly said: SentOrder;
}

/** A line that is changed in one way only is "changed" where the format has no closer word. */
function writtenOrder(
  partner: Partner,
  document: SentOrder,
  { format }: Sending,
): Result<WrittenOrder, readonly Finding[]> {
  const first = partner.write(document, format);
  if (!first.ok) return first;
  const coarse = withCoarserActions(document, first.value.findings);
  if (!coarse) return ok({ said: document, written: first.value });
  const again = partner.write(coarse, format);
  return again.ok ? ok({ said: coarse, written: again.value }) : again;
}

function withCoarserActions(document: SentOrder, findings: readonly Finding[]): SentOrder | undefined {
  if (document.type !== 'order-change') return undefined;
  const lost = new Set(findings.map(({ field }) => field));
  let isCoarser = false;
  const lines = document.lines.map((line, i) => {
    const isCloser = /^(quantity|price|date)-/.test(line.action ?? '') && lost.has(`/lines/${i}/action`);
    isCoarser ||= isCloser;
    return isCloser ? { ...line, action: 'changed' as const } : line;
  });
  return isCoarser ? { ...document, lines } : undefined;
}

function unsayableIn(partner: Partner, { said, written }: WrittenOrder, sending: Sending): Unsayable[] {
  const lost = new Set(written.findings.flatMap(({ field }) => field ?? []));
  const isSaid = (pointer: string) => ![...lost].some((each) => pointer === each || pointer.startsWith(`${each}/`));
  const essential = written.findings
    .filter((each) => isFatal(each) || (each.field !== undefined && isEssential(said, each.field)))
    .map(ofOnboarding);
  const uncarried = uncarriedTexts(partner, said, written).filter(({ field = '' }) => isSaid(field));
  return [...missingRequirements(partner, said, sending, isSaid), ...essential, ...uncarried];
}

function ofOnboarding(finding: Finding): Unsayable {
  return { ...finding, severity: 'fatal', owner: 'onboarding' };
}
