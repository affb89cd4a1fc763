import { readXml } from '@quayside/edi';
import type { Translation } from '@quayside/mapping';
import { expect, it } from 'vitest';
import type { PartnerProfile } from '../profile/profile.js';
import { otherSender } from './named-sender.js';

const profile = (identifiers: object) =>
  ({
    name: 'Acme',
    identifiers: { x12: [], edifact: [], cxml: [], peppol: [], ...identifiers },
  }) as unknown as PartnerProfile;

const saying = (...identifiers: { scheme: string; value: string }[]) =>
  ({
    documents: [{ document: { parties: [{ role: 'buyer' }, { role: 'seller', identifiers }] } }],
    findings: [],
  }) as unknown as Translation;

it('finds a sender that is somebody else by the names that the profile knows', () => {
  const gln = { gln: '4012345000009' };
  expect(otherSender(profile(gln), saying({ scheme: 'gln', value: '4012345000009' }))).toBeUndefined();
  expect(otherSender(profile(gln), saying({ scheme: 'gln', value: '4099999000004' }))?.message).toBe(
    'The file names gln 4099999000004 as its sender, which is not Acme by its profile.',
  );
  expect(otherSender(profile(gln), saying({ scheme: 'duns', value: '1' }))).toBeUndefined();
  expect(otherSender(profile({}), saying({ scheme: 'gln', value: '4099999000004' }))).toBeUndefined();
});

it('takes one name that is right for enough, and knows participants of Peppol', () => {
  const both = profile({ gln: '4012345000009', peppol: ['0192:987654325'] });
  const named = [
    { scheme: 'gln', value: '4099999000004' },
    { scheme: 'endpoint:0192', value: '987654325' },
  ];
  expect(otherSender(both, saying(...named))).toBeUndefined();
  expect(otherSender(both, saying(...named.slice(0, 1)))).toMatchObject({ code: 'partner-mismatch' });
});

it('compares the credentials of cXML', () => {
  const known = profile({ cxml: [{ domain: 'NetworkID', identity: 'AN01' }] });
  const from = (domain: string, identity: string) =>
    readXml(
      Buffer.from(
        `<cXML><Header><From><Credential domain="${domain}"><Identity>${identity}</Identity></Credential></From></Header></cXML>`,
      ),
    ).root;
  expect(otherSender(known, saying(), from('NetworkID', 'an01'))).toBeUndefined();
  expect(otherSender(known, saying(), from('DUNS', '1'))).toBeUndefined();
  expect(otherSender(profile({ duns: '123456789' }), saying(), from('DUNS', '123456789'))).toBeUndefined();
  expect(otherSender(profile({ duns: '123456789' }), saying(), from('DUNS', '1'))?.message).toBe(
    'The file names duns 1 as its sender, which is not Acme by its profile.',
  );
  expect(otherSender(known, saying(), from('NetworkID', 'AN02'))).toMatchObject({ code: 'partner-mismatch', row: 1 });
});
