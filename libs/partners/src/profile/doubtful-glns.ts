import { checkDigit } from '@quayside/canonical';
import type { YamlPath, YamlSource } from '@quayside/mapping';
import type { Finding } from '@quayside/std';
import type { PartnerProfile } from './profile.js';

/** Location numbers whose last digit is not their check digit: mostly a slip, but some trade under what they call a GLN. */
export function doubtfulGlns(yaml: YamlSource, { identifiers, us }: PartnerProfile): Finding[] {
  const glns = [...glnsOf(identifiers, 'identifiers'), ...glnsOf(us, 'us')];
  return glns.flatMap(([path, gln]) => {
    const digit = checkDigit(gln.slice(0, -1));
    if (gln.endsWith(digit)) return [];
    const message = `the check digit of the GLN ${gln} is ${gln.slice(-1)} and should be ${digit}: one of its digits is probably wrong`;
    return [yaml.finding(path, message, { severity: 'warn' })];
  });
}

type Identifiers = PartnerProfile['identifiers'];

function glnsOf({ gln, edifact, peppol }: Identifiers, key: string): (readonly [YamlPath, string])[] {
  const found: (readonly [YamlPath, string])[] = [
    [[key, 'gln'], gln ?? ''],
    ...edifact.map(({ qualifier, id }, i) => [[key, 'edifact', i, 'id'], qualifier === '14' ? id : ''] as const),
    ...peppol.map((each, i) => [[key, 'peppol', i], /^0088:(.*)$/.exec(each)?.[1] ?? ''] as const),
  ];
  return found.filter(([, number]) => /^\d{13}$/.test(number));
}
