import type { Socket } from 'node:net';
import { weakAlgorithms } from '@quayside/channels';
import {
  networkOf,
  noteQuotaUsed,
  noteRightPassword,
  noteWrongPassword,
  takeTry,
  Unavailable,
  type PasswordTry,
} from '@quayside/exchange';
import type { AuthContext, Connection, NegotiatedAlgorithms, ServerChannel, Session, SFTPWrapper } from 'ssh2';
import { comesFrom } from './addresses.js';
import { findLogin, hasPassword, judgeKey, publishedPassword, type Login } from '../login/login.js';
import { MailboxFiles } from '../mailbox/mailbox-files.js';
import { SftpSession } from '../session/sftp-session.js';
import type { Shared } from './server-parts.js';

/** How long a client may take to hear that it is sent away. */
const farewellMs = 2_000;
/** A login may fail this often on one connection before it is closed. */
const triesPerConnection = 6;
const methods: ('password' | 'publickey')[] = ['password', 'publickey'];
const sftpOnly =
  'This server speaks SFTP only: use sftp, or scp without -O (OpenSSH 9 and later; before that, sftp or WinSCP).\n';

/** One connection: who it is, and what it may do. */
export class SftpConnection {
  #login: Login | undefined;
  #negotiated: NegotiatedAlgorithms | undefined;
  #tries = 0;
  /** Of its login: the connection itself is the first, and some clients keep a second SFTP session in it. */
  readonly #places: string[] = [];
  #serving = false;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;
  /** Why its keys were not taken, for one line in the journal when it leaves without having come in. */
  #keysRefused: { readonly login: Login; readonly why: Set<string> } | undefined;

  constructor(
    private readonly shared: Shared,
    private readonly client: Connection,
    private readonly address: string,
    private readonly socket: Socket,
  ) {}

  serve(onLogin: () => void): void {
    const { client, shared, address } = this;
    client.on('error', (error) => shared.log.debug({ event: 'sftp.connection', from: address, error: error.message }));
    client.on('handshake', (negotiated) => (this.#negotiated = negotiated));
    client.on('authentication', (context) => void this.#authenticate(context).catch((error) => this.#unable(error)));
    client.on('ready', () => {
      onLogin();
      const idle = this.#login?.channel.idle ?? 0;
      this.#idle = setTimeout(() => this.#farewell(), idle);
    });
    client.on('session', (accept, reject) => this.#openSession(accept, reject));
    client.on('close', () => void this.#left().catch((error) => this.#unable(error)));
  }

  async #authenticate(context: AuthContext): Promise<void> {
    if (context.method !== 'none' && ++this.#tries > triesPerConnection) return this.#farewell();
    const login = await findLogin(this.shared.ports.partners, context.username);
    if (context.method === 'password') return this.#byPassword(context, login);
    if (context.method === 'publickey') return this.#byKey(context, login);
    context.reject(methods);
  }

  async #byPassword(context: Extract<AuthContext, { method: 'password' }>, login: Login | undefined): Promise<void> {
    const attempt = this.#attempt(context.username, login);
    // The questions to the database too: a burst of guesses takes no connections from anybody.
    const fault = await this.shared.passwords.run(attempt.address, () => this.#try(attempt, context.password, login));
    if (login && !fault) return this.#enter(context, login, 'password');
    this.#reject(context);
  }

  /** Says what is wrong with a password, and has it noted. */
  async #try(attempt: PasswordTry, password: string, login: Login | undefined): Promise<string | undefined> {
    const { ports } = this.shared;
    if (await takeTry(ports, attempt)) return this.#refused(login, attempt.name, tooManyWrong);
    const fault = await this.#fault(password, login);
    if (fault === undefined) return void (await noteRightPassword(ports, attempt));
    if (await noteWrongPassword(ports, attempt)) await this.#refused(login, attempt.name, fromNowOn);
    return this.#refused(login, attempt.name, fault);
  }

  async #fault(password: string, login: Login | undefined): Promise<string | undefined> {
    const right = await hasPassword(login, password);
    if (!this.#listed(login)) return notListed;
    if (!login || !right) return 'wrong password';
    // Answered like any wrong one: whoever has it heard of it elsewhere.
    return this.shared.exposure === undefined ? undefined : publishedPassword(login, password);
  }

  async #refused(login: Login | undefined, name: string, why: string): Promise<string> {
    if (login) await this.#note(login, `login refused: ${why}`);
    // Whatever strangers call themselves, they are one row.
    else await this.#noteStranger(`login refused: there is no "${name.slice(0, 40)}"`);
    return why;
  }

  async #byKey(context: Extract<AuthContext, { method: 'publickey' }>, login: Login | undefined): Promise<void> {
    const verdict = judgeKey(login, context, this.shared.exposure);
    if (login && verdict === 'known') return context.accept();
    if (login && verdict === 'proven') {
      if (this.#listed(login)) return this.#enter(context, login, 'publickey');
      return this.#keepOut(context, login, notListed);
    }
    if (login && typeof verdict === 'object') {
      this.#keysRefused ??= { login, why: new Set() };
      this.#keysRefused.why.add(verdict.refused);
    }
    this.#reject(context);
  }

  /** It has proven who it is. */
  async #enter(context: AuthContext, login: Login, how: string): Promise<void> {
    const { places, metrics } = this.shared;
    const { channel } = login;
    const waits = this.#weakness(login) ?? (await this.#paused(login));
    if (waits) return this.#keepOut(context, login, waits);
    const place = await places.take(channel.login, channel.maxSessions);
    if (place === undefined) return this.#keepOut(context, login, `${channel.maxSessions} sessions are open`);
    this.#login = login;
    this.#places.push(place);
    // It was gone before its password was verified: nobody else will count it out.
    if (this.#closed) return this.#left();
    await this.#note(login, `login by ${how}`, 'in');
    metrics.logins.inc({ outcome: 'in' });
    context.accept();
  }

  async #keepOut(context: AuthContext, login: Login, why: string): Promise<void> {
    await this.#note(login, `login refused: ${why}`);
    this.#reject(context);
  }

  #reject(context: AuthContext): void {
    this.shared.metrics.logins.inc({ outcome: 'refused' });
    context.reject(methods);
  }

  #attempt(username: string, login: Login | undefined): PasswordTry {
    const listed = login !== undefined && login.channel.addresses.length > 0 && this.#listed(login);
    return {
      door: 'sftp',
      name: username.slice(0, 100),
      address: networkOf(this.address),
      exists: login !== undefined,
      partner: login?.account.partner,
      ownAddress: listed,
    };
  }

  #listed(login: Login | undefined): boolean {
    return login === undefined || comesFrom(login.channel.addresses, this.address);
  }

  /** What was negotiated before anybody knew who it is must be what was agreed with who it is. */
  #weakness({ channel }: Login): string | undefined {
    const weak = channel.algorithms === 'modern' && this.#negotiated && weakAlgorithms(this.#negotiated);
    return weak ? `it uses ${weak}, and its profile does not say "algorithms: legacy"` : undefined;
  }

  async #paused({ account }: Login): Promise<string | undefined> {
    return (await this.shared.ports.store.channel(account.login))?.pausedAt ? 'the channel is paused' : undefined;
  }

  #openSession(accept: () => Session, reject: () => void): void {
    const login = this.#login;
    if (!login) return reject();
    const session = accept();
    const refuse = (open: () => ServerChannel) => {
      const channel = open();
      channel.stderr.write(sftpOnly);
      channel.exit(1);
      channel.end();
    };
    session.on('exec', refuse);
    session.on('shell', refuse);
    // A terminal is asked for before the shell that is told to use SFTP.
    session.on('pty', (accepted) => accepted?.());
    session.on(
      'sftp',
      (open, refused) => void this.#openSftp(login, open, refused).catch((error) => this.#unable(error)),
    );
  }

  async #openSftp(login: Login, open: () => SFTPWrapper, refused: () => void): Promise<void> {
    const { login: name, maxSessions } = login.channel;
    if (this.#serving) {
      const place = await this.shared.places.take(name, maxSessions);
      if (place === undefined) return refused();
      this.#places.push(place);
      if (this.#closed) return this.#left();
    }
    this.#serving = true;
    this.#serveSftp(open(), login);
  }

  #serveSftp(sftp: SFTPWrapper, login: Login): void {
    const { log, ports } = this.shared;
    const { account, channel } = login;
    const events = {
      refused: (what: string) => this.#note(login, what, 'refused', what.replace(/["“].*["”]|\d+/g, '')),
      outOfQuota: (what: string) => noteQuotaUsed(ports, account, what),
      broken: (error: unknown) => log.error({ event: 'sftp.broken', account: account.login, err: error }),
      active: () => void this.#idle?.refresh(),
      flooding: (what: string) => void this.#cut(login, what).catch((error) => this.#unable(error)),
      isBehind: () => isBehind(sftp, this.socket),
    };
    const session = new SftpSession(sftp, new MailboxFiles(this.shared, account), events, channel.maxOpenFiles);
    session.serve();
    sftp.on('end', () => sayGoodbye(sftp));
    sftp.on('close', () => {
      const leaving = session.end().finally(() => this.shared.leaving.delete(leaving));
      this.shared.leaving.add(leaving);
    });
  }

  async #cut(login: Login, asked: string): Promise<void> {
    // Nothing more of it is read.
    this.socket.pause();
    this.#farewell();
    const what = `connection cut: ${asked} waited to be dealt with, more than any client has a use for`;
    await this.#note(login, what, 'cut', asked.replace(/\d+/g, ''));
  }

  /** Who takes nothing from us does not take this either, and would stay for ever. */
  #farewell(): void {
    const { client, socket } = this;
    client.end();
    const patience = setTimeout(() => socket.destroy(), farewellMs);
    socket.once('close', () => clearTimeout(patience));
  }

  async #left(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    await this.shared.places.leave(this.#places.splice(0));
    const refused = this.#login ? undefined : this.#keysRefused;
    if (!refused) return;
    await this.#note(refused.login, `login refused: ${[...refused.why].join('; ')}`, 'refused', 'key');
  }

  async #note({ account: { login, partner } }: Login, what: string, to = 'refused', topic = what): Promise<void> {
    const line = { kind: 'login', row: login, to, what, topic, actor: login, partner } as const;
    await this.shared.folded.journal.note({ ...line, from: this.address });
  }

  async #noteStranger(what: string): Promise<void> {
    const line = { kind: 'login', row: 'sftp:', to: 'refused', what, topic: 'stranger', actor: 'somebody' } as const;
    await this.shared.folded.journal.note({ ...line, from: this.address });
  }

  /** We cannot tell who it is just now: a refusal would say that its password is wrong. */
  #unable(error: unknown): void {
    const { log, folded } = this.shared;
    if (error instanceof Unavailable) {
      const line = { kind: 'system', row: 'sftp:', to: 'unable', what: error.message, from: this.address } as const;
      void folded.log.note({ ...line, topic: error.system, actor: 'sftp' });
    } else log.error({ event: 'sftp.connection', from: this.address, err: error });
    this.client.end();
  }
}

const notListed = 'its profile does not list this address';
const tooManyWrong = 'too many wrong passwords came from there';
const fromNowOn = 'so many passwords were wrong that those from there are not looked at for a while';

/** Answers that a client may leave lying: some more than it keeps under way. */
const unreadAnswers = 1024;
const unreadBytes = 4 * 1024 * 1024;

/** What ssh2's types do not know of: it keeps answers for which the client has opened no window, however many they are. */
interface Inner {
  readonly _protocol: { exitStatus(channel: number, status: number): void };
  readonly _buffer: readonly Buffer[];
  readonly outgoing: { readonly id: number };
}

function isBehind(sftp: SFTPWrapper, socket: Socket): boolean {
  const { _buffer: kept } = sftp as unknown as Inner;
  return (
    kept.length > unreadAnswers || kept.reduce((sum, each) => sum + each.length, socket.writableLength) > unreadBytes
  );
}

/**
 * What `exit` of an ordinary channel does; ssh2 has none for SFTP. OpenSSH waits for the server's end of the channel before it
 * exits, and scp fails without an exit status.
 */
function sayGoodbye(sftp: SFTPWrapper): void {
  const { _protocol, outgoing } = sftp as unknown as Inner;
  _protocol.exitStatus(outgoing.id, 0);
  sftp.end();
}
