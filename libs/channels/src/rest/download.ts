import { Refused, type ContentTag, type Fetched } from '@quayside/exchange';
import type { RestAnswer } from './rest-client.js';

type Take = (bytes: Uint8Array) => Promise<void>;
type Get = (headers: Readonly<Record<string, string>>) => Promise<RestAnswer>;

export interface Download {
  readonly name: string;
  readonly limit: number;
  readonly accept: string | undefined;
}

/** Fetches a document, and goes on where it was cut as long as it still is the same one by its tag. */
export async function download(
  system: string,
  what: Download,
  from: number,
  take: Take,
  tag: ContentTag,
  get: Get,
): Promise<Fetched> {
  const known = from > 0 ? tag.known : null;
  const asked = { accept: what.accept ?? '*/*' };
  const answer = await get(known === null ? asked : { ...asked, range: `bytes=${from}-`, 'if-range': known });
  const already = known === null ? await begin(system, what, answer, tag) : goOn(answer, from);
  if (already) {
    answer.drop();
    return already;
  }
  for await (const bytes of answer.body(what.limit - from)) await take(bytes);
  return 'whole';
}

async function begin(
  system: string,
  what: Download,
  answer: RestAnswer,
  tag: ContentTag,
): Promise<Fetched | undefined> {
  if (isGone(answer)) return 'gone';
  checkType(system, what, answer);
  if (!saysItsEnd(answer)) {
    throw new Refused(system, `${what.name} comes without a word of where it ends: it may be cut off`);
  }
  const offered = tagOf(answer);
  if (offered !== undefined) await tag.keep(offered);
  return undefined;
}

/** When it is another one now, or the other side gives no parts any more, it is begun anew by the next look. */
function goOn(answer: RestAnswer, from: number): Fetched | undefined {
  if (isGone(answer)) return 'gone';
  if (endsAt(answer, from)) return 'whole';
  return isRest(answer, from) ? undefined : 'changed';
}

function isGone({ status }: RestAnswer): boolean {
  return status === 404 || status === 410;
}

/** Where only the end of the connection ends an answer, nobody knows whether all of it came. */
function saysItsEnd({ status, headers }: RestAnswer): boolean {
  const chunked = (headers['transfer-encoding'] ?? '').toLowerCase().includes('chunked');
  return status === 204 || chunked || headers['content-length'] !== undefined;
}

/** `Content-Range: bytes 1000-1999/2000`: exactly what was asked for. */
function isRest({ status, headers }: RestAnswer, from: number): boolean {
  const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers['content-range'] ?? '');
  return status === 206 && range !== null && Number(range[1]) === from && (headers['content-encoding'] ?? '') === '';
}

/** All of it was here already. */
function endsAt({ status, headers }: RestAnswer, from: number): boolean {
  return status === 416 && headers['content-range'] === `bytes */${from}`;
}

/** Only a strong tag says that each byte is the same, and only plain bytes can be counted. */
function tagOf({ headers }: RestAnswer): string | undefined {
  const tag = headers['etag'];
  const parts = (headers['accept-ranges'] ?? '').toLowerCase() === 'bytes';
  return tag && parts && tag.startsWith('"') && !headers['content-encoding'] ? tag : undefined;
}

function checkType(system: string, { name, accept }: Download, { headers }: RestAnswer): void {
  const type = mediaOf(headers['content-type']);
  if (accept === undefined || type === '' || fits(type, mediaOf(accept))) return;
  throw new Refused(system, `${name} is ${type}, and ${accept} was agreed`);
}

function fits(type: string, wanted: string): boolean {
  if (wanted === '*/*') return true;
  return wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}

function mediaOf(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
