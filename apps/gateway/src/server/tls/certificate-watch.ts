import { stat } from 'node:fs/promises';
import { CertificateFault, type Certificate, type Logger, type TlsFiles } from '@quayside/runtime';

/** What serves the certificate: a server of Node does. */
interface TlsServer {
  setSecureContext(options: { readonly cert: string; readonly key: string }): void;
}

const usualLookMs = 5_000;

/**
 * Serves a new certificate when its files change; connections that are open go on with the one that they have. Files that cannot
 * be served change nothing, and the log says why, once for each version of them.
 */
export class CertificateWatch {
  readonly #timer: NodeJS.Timeout;
  #seen: string | undefined;
  #looking = false;

  constructor(
    private readonly files: TlsFiles,
    private readonly server: TlsServer,
    private readonly log: Pick<Logger, 'info' | 'error'>,
    private readonly served: (certificate: Certificate) => void,
    private readonly read: () => Promise<Certificate>,
    lookMs = usualLookMs,
  ) {
    this.#timer = setInterval(() => void this.look(), lookMs);
    this.#timer.unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Looks at the files, and serves them if they are others than those that were last looked at. */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const version = await versionOf(this.files);
      if (version === (this.#seen ??= version)) return;
      this.#seen = version;
      await this.#serve();
    } finally {
      this.#looking = false;
    }
  }

  async #serve(): Promise<void> {
    const { log } = this;
    try {
      const certificate = await this.read();
      if (certificate.endsAt < new Date()) throw new CertificateFault(`${this.files.certificate} has expired`);
      this.server.setSecureContext(certificate);
      this.served(certificate);
      const { names, endsAt } = certificate;
      log.info(
        { event: 'certificate.renewed', names, endsAt },
        `a new certificate is served, valid until ${endsAt.toISOString()}`,
      );
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      log.error({ event: 'certificate.refused', err: error }, `the certificate of before is still served: ${why}`);
    }
  }
}

/** Names the files as they are now: also where links lead elsewhere, as in mounted secrets. */
async function versionOf({ certificate, key }: TlsFiles): Promise<string> {
  const each = async (file: string) => {
    const found = await stat(file).catch(() => undefined);
    return found ? `${found.ino}/${found.size}/${found.mtimeMs}/${found.ctimeMs}` : 'gone';
  };
  return `${await each(certificate)} ${await each(key)}`;
}
