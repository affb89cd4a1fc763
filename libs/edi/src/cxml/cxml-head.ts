import type { XmlElement } from '../xml/xml-element.js';

/** One of the names under which a party is known: `domain` says whose number it is, such as DUNS or NetworkID. */
export interface CxmlCredential {
  readonly domain: string;
  readonly identity: string;
}

/** What a cXML document says of itself before its content. */
export interface CxmlHead {
  readonly payloadId: string;
  /** As written; cXML asks for ISO 8601. */
  readonly timestamp: string;
  readonly from: readonly CxmlCredential[];
  readonly to: readonly CxmlCredential[];
  readonly sender: readonly CxmlCredential[];
  readonly usage: 'live' | 'test';
  /** The element inside Request, Message or Response: "ConfirmationRequest". */
  readonly content: string;
}

/** Reads the head of a cXML document; nothing when the root is another one. Shared secrets are not read. */
export function readCxmlHead(root: XmlElement): CxmlHead | undefined {
  if (root.name !== 'cXML') return undefined;
  const header = child(root, 'Header');
  const body = child(root, 'Request') ?? child(root, 'Message') ?? child(root, 'Response');
  return {
    payloadId: attribute(root, 'payloadID'),
    timestamp: attribute(root, 'timestamp'),
    from: credentials(child(header, 'From')),
    to: credentials(child(header, 'To')),
    sender: credentials(child(header, 'Sender')),
    usage: attribute(body, 'deploymentMode') === 'test' ? 'test' : 'live',
    content: body?.children.find(({ name }) => name !== 'Status')?.name ?? '',
  };
}

const ofRoot = /<cXML\b[^>]{0,2000}?\bpayloadID\s*=\s*(["'])([^"'<>]{1,500})\1/;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** By which name a file goes, told by its first bytes; nothing where it is no cXML or has none. */
export function cxmlPayloadId(start: Uint8Array): string | undefined {
  const said = ofRoot.exec(new TextDecoder().decode(start))?.[2];
  return said?.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => entities[name] ?? whole);
}

function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((each) => each.name === name);
}

function attribute(element: XmlElement | undefined, name: string): string {
  return element?.attributes.find((each) => each.name === name)?.value ?? '';
}

function credentials(party: XmlElement | undefined): CxmlCredential[] {
  const all = party?.children.filter(({ name }) => name === 'Credential') ?? [];
  return all.map((each) => ({
    domain: attribute(each, 'domain'),
    identity: child(each, 'Identity')?.text.trim() ?? '',
  }));
}
