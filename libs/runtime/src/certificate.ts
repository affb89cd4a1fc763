import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isPublished } from '@quayside/partners';
import type { TlsFiles } from './door-settings.js';

/** A certificate with its chain and its key, as they are in their files. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  /** Whom it names: "DNS:edi.example.com". */
  readonly names: string;
  readonly endsAt: Date;
}

/** The files cannot be served: said in one line that names the file, what is wrong with it and the remedy. */
export class CertificateFault extends Error {
  override readonly name = 'CertificateFault';
}

/**
 * Reads both files and sees that they belong together, and that the key is not one that everybody has where that matters
 * (`exposure`). Throws CertificateFault.
 */
export async function readCertificate(files: TlsFiles, exposure: string | undefined): Promise<Certificate> {
  const [cert, key] = await Promise.all([textOf(files.certificate), textOf(files.key)]);
  const certificate = parsed(files.certificate, () => new X509Certificate(cert), 'a certificate in PEM');
  const privateKey = parsed(
    files.key,
    (): KeyObject => createPrivateKey(key),
    'a private key in PEM, without a passphrase',
  );
  if (exposure !== undefined && isPublished(key)) {
    throw new CertificateFault(
      `${files.key} is a key that is published with Quayside, and is refused because ${exposure}: make one of your own`,
    );
  }
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new CertificateFault(
      `${files.key} is not the key of ${files.certificate}: the certificate of the server must come first in its file`,
    );
  }
  return { cert, key, names: certificate.subjectAltName ?? certificate.subject, endsAt: certificate.validToDate };
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CertificateFault(
      `${file} cannot be read (${why}): check that it is there and that this user may read it`,
      {
        cause,
      },
    );
  });
}

function parsed<T>(file: string, parse: () => T, expected: string): T {
  try {
    return parse();
  } catch (cause) {
    throw new CertificateFault(`${file} is not ${expected}`, { cause });
  }
}
