import type { PartnerFiles } from '@quayside/partners';
import type { ArrivalRow, FileRow } from '../model/rows.js';
import type { Usage } from '../model/usage.js';
import type { Ports } from '../ports/ports.js';
import type { FileFormat, LivePartner } from '../ports/reading.js';
import { bytesOf } from '../step/payload-bytes.js';

/** Who sent a file without an envelope: the mailbox says it, and nothing else can. */
export interface FileSender {
  readonly live: LivePartner;
  readonly usage: Usage;
}

/** Whether files of a kind have no envelope: CSV, XML and JSON. */
export function hasNoEnvelope(kind: ArrivalRow['kind']): kind is FileFormat {
  return kind === 'csv' || kind === 'xml' || kind === 'json';
}

/** The partner of the mailbox, if its live release has documents in that format. */
export async function fileSender(ports: Ports, file: FileRow, format: FileFormat): Promise<FileSender | undefined> {
  const live = await ports.partners.byId(file.partner);
  if (!live?.partner[format]?.comes) return undefined;
  const isTest =
    file.usage === 'test' || live.partner.stage === 'test' || (await saysTest(ports, file, live.partner[format]));
  return { live, usage: isTest ? 'test' : 'live' };
}

const headBytes = 64 * 1024;

async function saysTest(ports: Ports, file: FileRow, files: PartnerFiles | undefined): Promise<boolean> {
  if (!files?.usageOf) return false;
  const length = Math.min(file.size, headBytes);
  return files.usageOf(await bytesOf(ports.store.payloads.read(file.payload, 0, length))) === 'test';
}
