import { FewAtATime } from '@quayside/exchange';
import type { Config } from '@quayside/runtime';
import { Admission } from './door/admission.js';
import { fingerprint, hostKeys } from './door/host-key.js';
import { QuotaGauge } from './mailbox/quota.js';
import { SessionPlaces } from './login/session-places.js';
import { SftpDoor } from './door/sftp-door.js';
import type { SftpServerParts, Shared } from './door/server-parts.js';

export interface SftpServer {
  readonly host: string;
  readonly port: number;
  /** Where partners with old software come to, if such a port was asked for. */
  readonly legacyPort: number | undefined;
  readonly fingerprint: string;
  /** Of the key that software shows which knows no other than RSA. */
  readonly rsaFingerprint: string;
  close(): Promise<void>;
}

/** Where it listens, what it bears, and which proxies speak for clients. */
export type SftpConfig = Omit<Config['sftp'], 'proxyProtocol'> & { readonly proxies: readonly string[] };

/** Passwords at once: half of the threads that Node has for it. Many partners come at the full hour, and wait their turn. */
const passwordsAtOnce = 2;

/** Our SFTP server: partners drop files into `in` and fetch ours from `out`. */
export async function startSftpServer(parts: SftpServerParts, config: SftpConfig): Promise<SftpServer> {
  const keys = await hostKeys(parts.settings);
  const shared: Shared = {
    ...parts,
    admission: new Admission(config.limits),
    passwords: new FewAtATime({
      ...{ working: passwordsAtOnce, waiting: config.limits.connections, waitingEach: config.limits.perAddress },
    }),
    quotas: new QuotaGauge(parts.mailbox),
    places: new SessionPlaces(parts.sftpSessions, parts.log),
    leaving: new Set(),
  };
  const { host, legacyPort, limits, proxies } = config;
  const doors: SftpDoor[] = [];
  const open = async (algorithms: 'modern' | 'legacy', port: number, setting: string) => {
    const door = new SftpDoor(shared, keys, { host, port, setting, algorithms, loginMs: limits.loginMs, proxies });
    const opened = await door.open();
    doors.push(door);
    return opened;
  };
  const close = async () => {
    await Promise.all(doors.map((door) => door.close()));
    // What was being written is put aside while the store is still there.
    await Promise.all(shared.leaving);
    await shared.places.close();
  };
  try {
    const port = await open('modern', config.port, 'QUAYSIDE_SFTP_PORT');
    const legacy = legacyPort === undefined ? undefined : await open('legacy', legacyPort, 'QUAYSIDE_SFTP_LEGACY_PORT');
    const [ed25519 = '', rsa = ''] = keys.map(fingerprint);
    return { host, port, legacyPort: legacy, fingerprint: ed25519, rsaFingerprint: rsa, close };
  } catch (error) {
    await close();
    throw error;
  }
}
