import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run_ = promisify(execFile);

export const alert = 'QuaysideCertificateEnds';
export const stage = { environment: (directory) => makeCertificate(directory, 3) };

async function makeCertificate(directory, days) {
  const [certificate, key] = [path.join(directory, 'tls.crt'), path.join(directory, 'tls.key')];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', certificate];
  await run_('openssl', ['req', '-x509', '-days', `${days}`, ...name, ...made]);
  return { QUAYSIDE_TLS_CERTIFICATE: certificate, QUAYSIDE_TLS_KEY: key };
}

/** A new one in the same place is taken without a start. */
export async function run({ directory }, { fires, settles }) {
  await fires(alert);
  await makeCertificate(directory, 90);
  await settles(alert);
}
