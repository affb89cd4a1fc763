import { aboutChannel, liveChannels } from '@quayside/exchange';
import type { PartnerProfile } from '@quayside/partners';
import type { Runtime } from '@quayside/runtime';
import type { z } from 'zod';
import { partnerNames } from '../../api/present-rows.js';
import type { partnerDetailShape } from '../../api/more-shapes.js';

/** A partner as its live release describes it, and what is wrong with the newest edit. */
export async function partnerDetail(
  { ports, releases }: Runtime,
  id: string,
): Promise<z.input<typeof partnerDetailShape> | undefined> {
  const live = await ports.partners.byId(id);
  const release = live && (await releases.byId(live.release));
  if (!live || !release) return undefined;
  const { partner, sources } = live;
  const problems = await releases.problems();
  const names = await partnerNames(ports.partners);
  const all = await ports.partners.all();
  const files = [sources.profile.file, ...Object.keys(sources.mappings)];
  return {
    partner: { id, name: partner.name },
    kind: partner.profile.kind,
    carries: partner.profile.carries.map(names),
    carriedBy: all.filter((each) => each.partner.profile.carries.includes(id)).map((each) => names(each.partner.id)),
    stage: partner.stage,
    release: live.number,
    releasedAt: release.releasedAt.toISOString(),
    identifiers: identifierWords(partner.profile),
    connection: partner.profile.odoo.connection,
    documents: Object.keys(partner.profile.documents),
    channels: (await liveChannels(ports.partners))
      .filter((each) => each.partner === id)
      .map((each) => ({
        ...{ kind: each.settings.kind, login: each.account, about: aboutChannel(each) },
        maxFileSize: each.settings.maxFileSize,
      })),
    warnings: [...partner.warnings],
    problems: problems.filter((each) => files.includes(each.file)).flatMap((each) => each.findings),
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
