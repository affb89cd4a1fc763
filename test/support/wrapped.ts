import { Readable } from 'node:stream';
import { pack, type Headers } from 'tar-stream';
import yazl from 'yazl';

/** Something to put into a zip file; `folder` and `link` are none that anybody wants. */
export type ZipItem =
  { readonly name: string; readonly bytes: Uint8Array } | { readonly folder: string } | { readonly link: string };

export async function zipped(items: readonly ZipItem[]): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const item of items) {
    if ('folder' in item) zip.addEmptyDirectory(item.folder);
    else if ('link' in item) zip.addBuffer(Buffer.from('elsewhere'), item.link, { mode: 0o120777 });
    else zip.addBuffer(Buffer.from(item.bytes), item.name);
  }
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream as Readable) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** A tar file with these headers, which no program for tar files need ever write. */
export async function tarred(
  items: readonly (Partial<Headers> & { readonly bytes?: Uint8Array; readonly pax?: object })[],
): Promise<Buffer> {
  const tar = pack();
  const whole = (async () => {
    const parts: Buffer[] = [];
    for await (const part of tar as AsyncIterable<Buffer>) parts.push(part);
    return Buffer.concat(parts);
  })();
  for (const { bytes, ...header } of items) {
    tar.entry({ name: 'unnamed', mtime: new Date(0), ...header }, Buffer.from(bytes ?? []));
  }
  tar.finalize();
  return whole;
}

/** Another name of the same length: such as no zip program would write. */
export function renamedInside(zip: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error('names of the same length');
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}

/** As if it had been encrypted with a password: the first bit of the flags of each entry is set. */
export function sealedInside(zip: Buffer): Buffer {
  const sealed = Buffer.from(zip);
  for (const [signature, flags] of [
    ['PK\u0003\u0004', 6],
    ['PK\u0001\u0002', 8],
  ] as const) {
    for (let at = sealed.indexOf(signature, 0, 'latin1'); at >= 0; at = sealed.indexOf(signature, at + 4, 'latin1')) {
      sealed.writeUInt16LE(sealed.readUInt16LE(at + flags) | 1, at + flags);
    }
  }
  return sealed;
}
