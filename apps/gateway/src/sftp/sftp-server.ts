import type { AddressInfo } from 'node:net';
import type { Ports } from '@quayside/exchange';
import type { Logger, Metrics } from '@quayside/runtime';
import { StartupError } from '@quayside/runtime';
import type { Mailbox, Settings, Uploads } from '@quayside/store';
import ssh2, { type AuthContext, type Connection } from 'ssh2';
import { fingerprint, hostKeys } from './host-key.js';
import { findLogin, proves, type Login } from './login.js';
import { MailboxFiles } from './mailbox-files.js';
import { SftpSession } from './sftp-session.js';

export interface SftpServerParts {
  readonly ports: Ports;
  readonly mailbox: Mailbox;
  readonly uploads: Uploads;
  readonly settings: Settings;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly host: string;
  readonly port: number;
}

export interface SftpServer {
  readonly host: string;
  readonly port: number;
  readonly fingerprint: string;
  close(): Promise<void>;
}

/** A login may fail this often on one connection before it is closed. */
const triesPerConnection = 5;
const handshakeMs = 30_000;

/** Our SFTP server: partners drop files into `in` and fetch ours from `out`. */
export async function startSftpServer(parts: SftpServerParts): Promise<SftpServer> {
  const keys = await hostKeys(parts.settings);
  const sessions = new Map<string, number>();
  const connections = new Set<Connection>();
  const server = new ssh2.Server({ hostKeys: [...keys], ident: 'Quayside' }, (client, info) => {
    connections.add(client);
    client.on('close', () => connections.delete(client));
    serveConnection(parts, sessions, client, info.ip);
  });
  const port = await listen(server, parts);
  return {
    host: parts.host,
    port,
    fingerprint: fingerprint(keys[0] ?? ''),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const client of connections) client.end();
      await closed;
    },
  };
}

function serveConnection(
  parts: SftpServerParts,
  sessions: Map<string, number>,
  client: Connection,
  from: string,
): void {
  // Without this Nagle's algorithm holds every small answer back, and uploads crawl.
  (client as Connection & { setNoDelay(on: boolean): void }).setNoDelay(true);
  let login: Login | undefined;
  let counted = false;
  let tries = 0;
  const handshake = setTimeout(() => client.end(), handshakeMs);
  client.on('error', (error) => parts.log.debug({ event: 'sftp.connection', from, error: error.message }));
  client.on('authentication', (context) => {
    void authenticate(parts, sessions, context, from, (found) => (login = found)).catch((error: unknown) => {
      parts.log.error({ event: 'sftp.authentication', error });
      context.reject();
    });
    if (context.method !== 'none') tries += 1;
    if (tries > triesPerConnection) client.end();
  });
  client.on('ready', () => {
    clearTimeout(handshake);
    const name = login?.account.login ?? '';
    sessions.set(name, (sessions.get(name) ?? 0) + 1);
    counted = true;
  });
  client.on('session', (accept) => {
    const session = accept();
    session.on('sftp', (acceptSftp) => {
      if (login) serveSftp(parts, acceptSftp(), login);
    });
  });
  client.on('close', () => {
    clearTimeout(handshake);
    const name = login?.account.login ?? '';
    if (counted) sessions.set(name, (sessions.get(name) ?? 1) - 1);
  });
}

function serveSftp(parts: SftpServerParts, sftp: ssh2.SFTPWrapper, login: Login): void {
  const { account } = login;
  const files = new MailboxFiles(parts.ports, parts.mailbox, parts.uploads, account);
  const session = new SftpSession(sftp, files, {
    refused: (what) => journal(parts, account.login, account.partner, 'refused', what),
    broken: (error) => parts.log.error({ event: 'sftp.broken', account: account.login, error }),
  });
  session.serve();
  // OpenSSH waits for the server's end of the channel before it exits.
  sftp.on('end', () => sftp.end());
  sftp.on('close', () => void session.end());
}

async function authenticate(
  parts: SftpServerParts,
  sessions: Map<string, number>,
  context: AuthContext,
  from: string,
  accept: (login: Login) => void,
): Promise<void> {
  const login = await findLogin(parts.ports.partners, context.username);
  const proven = await proves(context, login);
  if (proven === undefined) return context.reject(['password', 'publickey']);
  const asksOnly = context.method === 'publickey' && !context.signature;
  if (!proven || !login) {
    if (!asksOnly) await refuse(parts, context.username, login, `login from ${from} refused: wrong ${context.method}`);
    return context.reject(['password', 'publickey']);
  }
  if (asksOnly) return context.accept();
  const keptOut = await reasonToWait(parts, sessions, login);
  if (keptOut) {
    await refuse(parts, context.username, login, `login from ${from} refused: ${keptOut}`);
    return context.reject();
  }
  accept(login);
  parts.metrics.logins.inc({ outcome: 'in' });
  await journal(parts, login.account.login, login.account.partner, 'in', `login from ${from} by ${context.method}`);
  context.accept();
}

/** Why somebody who has proven who it is cannot come in just now. */
async function reasonToWait(
  { ports }: SftpServerParts,
  sessions: Map<string, number>,
  { account, channel }: Login,
): Promise<string | undefined> {
  if ((sessions.get(account.login) ?? 0) >= channel.maxSessions) return `${channel.maxSessions} sessions are open`;
  return (await ports.store.channel(account.login))?.pausedAt ? 'the channel is paused' : undefined;
}

async function refuse(parts: SftpServerParts, name: string, login: Login | undefined, what: string): Promise<void> {
  parts.metrics.logins.inc({ outcome: 'refused' });
  parts.log.warn({ event: 'sftp.refused', login: name }, what);
  // What nobody's profile names is not a row of ours: strangers cannot fill the journal.
  if (login) await journal(parts, login.account.login, login.account.partner, 'refused', what);
}

async function journal(
  parts: SftpServerParts,
  login: string,
  partner: string,
  to: 'in' | 'refused',
  what: string,
): Promise<void> {
  await parts.ports.store.commit((tx) => tx.journal({ kind: 'login', row: login, to, what, actor: login, partner }));
}

async function listen(server: ssh2.Server, { host, port }: SftpServerParts): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new StartupError(`port ${port} on ${host} is taken: set QUAYSIDE_SFTP_PORT to a free one (0 takes any)`)
          : error,
      ),
    );
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}
