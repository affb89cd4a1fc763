import { aboutChannel } from '@quayside/exchange';
import type { PartnerProfile } from '@quayside/partners';
import type { z } from 'zod';
import type { PartnerNames } from '../vocabulary/partner-ref.js';
import type { WholePartner } from './partner-reads.js';
import type { partnerDetailShape } from './partner-shape.js';

/** A partner as its live release describes it, and what is wrong with the newest edit. */
export function presentPartner(whole: WholePartner, names: PartnerNames): z.input<typeof partnerDetailShape> {
  const { partner, sources, number } = whole.live;
  const { profile } = partner;
  return {
    partner: { id: partner.id, name: partner.name },
    kind: profile.kind,
    carries: whole.carries.map(names),
    carriedBy: whole.carriedBy.map(names),
    stage: partner.stage,
    release: number,
    releasedAt: whole.releasedAt.toISOString(),
    identifiers: identifierWords(profile),
    connection: profile.odoo.connection,
    documents: Object.keys(profile.documents),
    channels: whole.channels.map((each) => ({
      ...{ kind: each.settings.kind, login: each.account, about: aboutChannel(each) },
      maxFileSize: each.settings.maxFileSize,
    })),
    warnings: [...partner.warnings],
    problems: whole.problems.flatMap((each) => each.findings),
    // Not even the hash of a password or a key leaves the gateway.
    profile: sources.profile.text.replace(/\$argon2id\$\S+|\b[0-9a-f]{64}\b/g, '(hash, not shown)'),
  };
}

/** Under which names the partner sends, each with the standard that it belongs to. */
function identifierWords({ identifiers }: PartnerProfile): string[] {
  const { x12, edifact, gln, duns, cxml, peppol } = identifiers;
  const party = ({ qualifier, id }: { readonly qualifier: string; readonly id: string }) =>
    qualifier === '' ? id : `${qualifier}/${id}`;
  return [
    ...x12.map((each) => `X12 ${party(each)}`),
    ...edifact.map((each) => `EDIFACT ${party(each)}`),
    ...(gln === undefined ? [] : [`GLN ${gln}`]),
    ...(duns === undefined ? [] : [`DUNS ${duns}`]),
    ...cxml.map(({ domain, identity }) => `cXML ${domain} ${identity}`),
    ...peppol.map((each) => `Peppol ${each}`),
  ];
}
