import type { AgreedDocument } from '../profile/document-agreement.js';
import type { KeyHash } from '../profile/api-key.js';

/** How a new partner writes its documents. */
export const skeletonFormats = ['x12', 'edifact', 'csv', 'ubl', 'cxml', 'json'] as const;
export type SkeletonFormat = (typeof skeletonFormats)[number];

/** One end of an envelope: a qualifier, which EDIFACT may do without, and an identifier. */
export interface EnvelopeEnd {
  readonly qualifier: string;
  readonly id: string;
}

/** The way in of a new partner, with what proves that it is the partner. */
export type SkeletonDoor =
  | { readonly kind: 'sftp-drop'; readonly argon2id: string }
  | { readonly kind: 'rest'; readonly key: KeyHash }
  | { readonly kind: 'sftp-poll'; readonly host: string };

/** What must be known of a partner before anything else is. */
export interface NewPartner {
  readonly id: string;
  readonly name: string;
  /** The reference of the vendor in Odoo. */
  readonly vendor: string;
  readonly format: SkeletonFormat;
  readonly door: SkeletonDoor;
  /** Its end of the envelope, and ours; without them their lines are there to be filled in. */
  readonly sender?: EnvelopeEnd;
  readonly us?: EnvelopeEnd;
}

/** The text of a new partner's profile, in stage test: what is known of it, and the settings that are usually asked for, explained. */
export function profileSkeleton(partner: NewPartner): string {
  const { id, name, vendor, format } = partner;
  return [
    `# ${name}: everything that was agreed with this partner. "./quayside profiles check" checks it, "./quayside schema profile"`,
    '# shows every setting. Edits go live without a restart, and a broken one never replaces what is live.',
    `partner: ${id}`,
    `name: ${said(name)}`,
    'stage: test # its documents are rehearsed; live: they go to Odoo',
    'odoo:',
    '  connection: default # as in ODOO_URL; another one by its name, as in ODOO_<NAME>_URL',
    `  vendor: { ref: ${said(vendor)} } # or vat, or id: how the vendor is found in Odoo`,
    ...envelope(partner),
    'channels:',
    ...doorLines(id, partner.door),
    'documents: # those that were agreed; take out what was not',
    ...documentLines(format),
    ...csvLines(format),
    'currency: EUR # of documents that name none',
    'timeZone: Europe/Berlin # of times that name none',
    'language: en # or de: in which the partner is told what is wrong with its files',
    'tolerances: # what may differ from the order without asking anybody',
    '  price: { percent: 0 }',
    '  quantityOver: { percent: 0 }',
    '  quantityUnder: { percent: 0 }',
    '  date: { daysEarly: 0, daysLate: 0 }',
    '  total: { amount: 0.05 }',
    '',
  ].join('\n');
}

function envelope({ format, sender, us }: NewPartner): string[] {
  if (format !== 'x12' && format !== 'edifact') return [];
  const header =
    format === 'x12' ? { sender: 'ISA05 and ISA06', us: 'ISA07 and ISA08' } : { sender: 'UNB S002', us: 'UNB S003' };
  return [
    ...endLines('us', format, us, `we, as this partner names us: ${header.us}`),
    ...endLines('identifiers', format, sender, `the partner, as it names itself: ${header.sender}`),
  ];
}

function endLines(key: string, format: string, end: EnvelopeEnd | undefined, about: string): string[] {
  if (end) {
    const qualifier = end.qualifier === '' ? '' : `qualifier: ${said(end.qualifier)}, `;
    return [`${key}: # ${about}`, `  ${format}: [{ ${qualifier}id: ${said(end.id)} }]`];
  }
  return [`# ${key}: # ${about}; put it in, and take the # away`, `#   ${format}: [{ qualifier: ZZ, id: ... }]`];
}

function doorLines(id: string, door: SkeletonDoor): string[] {
  switch (door.kind) {
    case 'sftp-drop':
      return [
        '  - kind: sftp-drop # it comes to our SFTP server: files into in/, answers from out/',
        `    login: ${id}`,
        `    password: { argon2id: '${door.argon2id}' }`,
        "    # publicKeys: ['ssh-ed25519 ...'] # better than a password: the line of its .pub file",
      ];
    case 'rest':
      return [
        '  - kind: rest # it calls our REST interface',
        `    name: ${id}-api`,
        `    keys: [{ id: ${said(door.key.id)}, sha256: ${door.key.sha256} }]`,
      ];
    case 'sftp-poll':
      return [
        '  - kind: sftp-poll # we go to its SFTP server',
        `    name: ${id}-server`,
        `    host: ${said(door.host)}`,
        `    login: ${id} # ours, on its server`,
        `    password: { secret: ${id}-sftp } # in QUAYSIDE_SECRET_${id.toUpperCase().replaceAll('-', '_')}_SFTP`,
        '    fetch: { folders: [outbound] }',
        '    send: { folder: inbound }',
      ];
  }
}

const comes: readonly AgreedDocument[] = ['order-acknowledgement', 'ship-notice', 'invoice'];

function documentLines(format: SkeletonFormat): string[] {
  switch (format) {
    case 'ubl':
      return [
        ...comes.slice(0, 2).map((document) => `  ${document}: { format: xml }`),
        "  invoice: [{ format: xml }, { format: xml, set: 'ubl:CreditNote' }]",
      ];
    case 'cxml':
      return ['ConfirmationRequest', 'ShipNoticeRequest', 'InvoiceDetailRequest'].map(
        (request, i) => `  ${comes[i] ?? ''}: { format: xml, set: 'cxml:${request}' }`,
      );
    case 'x12':
      return comes.map((document) => `  ${document}: { format: x12, release: '004010' }`);
    case 'edifact':
      return comes.map((document) => `  ${document}: { format: edifact, release: D.96A }`);
    case 'csv':
    case 'json':
      return comes.map((document) => `  ${document}: { format: ${format} }`);
  }
}

function csvLines(format: SkeletonFormat): string[] {
  if (format !== 'csv') return [];
  return [
    "csv: { encoding: utf-8, delimiter: semicolon, decimal: ',', dates: [DD.MM.YYYY, YYYY-MM-DD] } # how its files are written",
  ];
}

/** A text as YAML has it: in quotes where it could mean something else. */
function said(text: string): string {
  return /^[A-Za-z][\w .-]*$/.test(text) && text.trim() === text ? text : `'${text.replaceAll("'", "''")}'`;
}
