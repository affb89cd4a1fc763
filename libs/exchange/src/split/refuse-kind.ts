import { supplierWords, type FileKind, type Partner, type ToldFormat } from '@quayside/partners';
import { shown, type Finding } from '@quayside/std';
import type { FileRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import type { Tx } from '../ports/store.js';
import { bytesOf } from '../step/payload-bytes.js';
import { makeDispatch } from '../send/make-dispatch.js';
import { answerName } from '../send/answer-name.js';
import { moveToWait, type Why } from '../step/waiting.js';
import { fileKindOf, kindBytes } from './file-kind.js';

type Stored = FileRow & { readonly state: 'stored' };

/**
 * Sets aside a file of a kind that nobody here reads, such as a workbook or a PDF: one matter for onboarding, however many parts it
 * has inside. A partner who gets its files back with what is wrong with them is told in its language. Returns whether it was one.
 */
export async function refuseKind(ports: Ports, file: Stored): Promise<boolean> {
  const kind = fileKindOf(await bytesOf(ports.store.payloads.read(file.payload, 0, Math.min(file.size, kindBytes))));
  if (!kind) return false;
  const partner = (await ports.partners.byId(file.partner))?.partner;
  const formats = partner ? formatsOf(partner) : [];
  const message = supplierWords('en').notRead(shown(file.name), kind, formats);
  const why: Why = { owner: 'onboarding', code: 'file-kind', message };
  const findings: readonly Finding[] = [{ code: why.code, severity: 'fatal', message, offset: 0, length: file.size }];
  await ports.store.commit(async (tx) => {
    await moveToWait(ports, tx, 'file', file, 'unreadable', why, { findings });
    if (partner) await answer(ports, tx, file, partner, kind, formats);
  });
  return true;
}

/** Who reads interchanges by machine is not sent a text between them. */
async function answer(
  ports: Ports,
  tx: Tx,
  file: Stored,
  partner: Partner,
  kind: FileKind,
  formats: readonly ToldFormat[],
): Promise<void> {
  const { csv, language } = partner.profile;
  if (!partner.csv?.comes || csv.feedback === 'never') return;
  const name = answerName(file.name, 'refused.txt');
  const text = `${supplierWords(language).notRead(shown(file.name), kind, formats)}\r\n`;
  const { partner: id, channel, account } = file;
  const about = { partner: id, channel, account, type: 'refused', arrival: null, createdAt: ports.clock.now() };
  await makeDispatch(ports, tx, partner, { ...about, id: ports.id(), name }, Buffer.from(text), {
    what: `${name}: why ${file.name} was not read`,
    actor: 'splitFile',
    detail: { file: file.id },
  });
}

const told = { x12: 'X12', edifact: 'EDIFACT', csv: 'CSV', xml: 'XML', json: 'JSON' } as const;

/** In which formats documents were agreed to come. */
function formatsOf({ profile }: Partner): readonly ToldFormat[] {
  const coming = Object.values(profile.documents).flatMap((all) =>
    (all ?? []).filter((each) => each.direction === 'in'),
  );
  return [...new Set(coming.map(({ format }) => told[format]))];
}
