import { createHash } from 'node:crypto';
import { PeerNotTrusted, Refused, Unavailable } from '@quayside/exchange';
import type { Client, ConnectConfig, SFTPWrapper } from 'ssh2';
import SftpClient from 'ssh2-sftp-client';
import { algorithmsFor } from './algorithms.js';

/** How long the other side may take, in milliseconds: to let us in, and to answer any one request. */
export interface SftpLimits {
  readonly connectMs: number;
  readonly requestMs: number;
}

export const usualLimits: SftpLimits = { connectMs: 30_000, requestMs: 60_000 };

export interface SftpPeer {
  /** "sftp:acme-server": names the system in errors. */
  readonly system: string;
  readonly host: string;
  /** Where it was found and admitted: a name that leads elsewhere a moment later leads nowhere else. */
  readonly address: string;
  readonly port: number;
  readonly login: string;
  readonly password: string | undefined;
  readonly key: { readonly text: string; readonly passphrase: string | undefined } | undefined;
  /** Fingerprints of which the server must show one; with none, it is not talked to either. */
  readonly trusted: readonly string[];
  readonly algorithms: 'modern' | 'legacy';
  readonly limits: SftpLimits;
}

/** There is no file or folder of that name; what that means depends on who asked. */
export class NotThere extends Error {
  override readonly name = 'NotThere';
}

type Callback<T> = (error: Error | null | undefined, value: T) => void;

/**
 * A connection to somebody's SFTP server. The library makes it; requests go to the protocol below it, because that fails
 * every request that is under way when the connection breaks, and lets many be under way at once.
 */
export class SftpConnection {
  readonly #broken: Promise<never>;
  #ended = false;

  private constructor(
    private readonly client: SftpClient,
    private readonly sftp: SFTPWrapper,
    private readonly peer: SftpPeer,
  ) {
    this.#broken = new Promise((_, reject) => {
      clientOf(client).once('close', () => reject(new Error('the connection was closed')));
    });
    this.#broken.catch(() => undefined);
  }

  static async open(peer: SftpPeer): Promise<SftpConnection> {
    const client = new SftpClient(peer.login, quiet);
    let offered = '';
    const verify = (key: Buffer) => peer.trusted.includes((offered = fingerprintOf(key)));
    answerPrompts(client, peer.password);
    try {
      const sftp = await client.connect(configOf(peer, verify));
      // With Nagle's algorithm on either side uploads crawl.
      (clientOf(client) as Client & { setNoDelay(on: boolean): void }).setNoDelay(true);
      return new SftpConnection(client, sftp, peer);
    } catch (error) {
      clientOf(client).destroy();
      if (offered !== '' && !peer.trusted.includes(offered)) {
        throw new PeerNotTrusted(peer.system, offered, peer.trusted);
      }
      throw connectError(peer, error);
    }
  }

  /** One request. Throws NotThere, Refused or Unavailable; an answer that does not come breaks the connection. */
  async ask<T = void>(what: string, request: (sftp: SFTPWrapper, done: Callback<T>) => void): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    try {
      return await Promise.race([
        this.#broken,
        new Promise<T>((resolve, reject) => {
          timer = setTimeout(() => {
            reject(new Error(`no answer for ${this.peer.limits.requestMs / 1000} seconds`));
            clientOf(this.client).destroy();
          }, this.peer.limits.requestMs);
          request(this.sftp, (error, value) => (error ? reject(error) : resolve(value)));
        }),
      ]);
    } catch (error) {
      throw requestError(this.peer.system, what, error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Leaves without waiting for a server that does not say goodbye. */
  async close(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    const gone = this.#broken.catch(() => undefined);
    const connection = clientOf(this.client);
    connection.end();
    const timer = setTimeout(() => connection.destroy(), goodbyeMs);
    await gone;
    clearTimeout(timer);
  }
}

const goodbyeMs = 2_000;
const keepaliveMs = 15_000;

/** Ends and errors between requests come up in the next one; the library would print them. */
const quiet = { error: () => undefined, end: () => undefined, close: () => undefined };

/** "SHA256:..." as ssh shows it. */
function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

function clientOf(client: SftpClient): Client {
  return (client as unknown as { client: Client }).client;
}

function configOf(peer: SftpPeer, hostVerifier: (key: Buffer) => boolean): ConnectConfig {
  const { address, port, login, password, key, limits } = peer;
  return {
    ...{ host: address, port, username: login, hostVerifier, algorithms: algorithmsFor(peer.algorithms) },
    ...(password === undefined ? {} : { password, tryKeyboard: true }),
    ...(key ? { privateKey: key.text } : {}),
    ...(key?.passphrase === undefined ? {} : { passphrase: key.passphrase }),
    ...{ readyTimeout: limits.connectMs, keepaliveInterval: keepaliveMs, keepaliveCountMax: 3 },
  };
}

/** Some servers take a password only as the answer to a prompt. */
function answerPrompts(client: SftpClient, password: string | undefined): void {
  clientOf(client).on('keyboard-interactive', (_name, _text, _language, prompts, finish) => {
    finish(prompts.map(() => password ?? ''));
  });
}

function connectError({ system, host, port, login }: SftpPeer, error: unknown): Error {
  const text = messageOf(error);
  const options = { cause: error };
  if (/authentication methods failed/i.test(text)) {
    return new Refused(system, `${host} does not let "${login}" in: check the login and its password or key`, options);
  }
  if (/cannot parse privateKey|encrypted|passphrase/i.test(text)) {
    return new Refused(system, `the private key cannot be read: ${text}`, options);
  }
  if (/no matching/i.test(text)) {
    const remedy = 'ask the partner to renew its server, or set algorithms: legacy';
    return new Refused(
      system,
      `${host} offers only ways of encryption that are not accepted (${text}): ${remedy}`,
      options,
    );
  }
  const { code } = error as { code?: unknown };
  const words = (typeof code === 'string' && wordsOfCode[code]) || text;
  return new Unavailable(system, `${host}:${port} cannot be reached: ${words}`, options);
}

/** What operating systems say by a code, for people. */
const wordsOfCode: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there (connection refused)',
  ENOTFOUND: 'no address is known for this name',
  EAI_AGAIN: 'the name server does not answer',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'no way leads there',
  ENETUNREACH: 'no way leads there',
  ECONNRESET: 'it broke off the connection',
};

const status = { noSuchFile: 2, permissionDenied: 3, unsupported: 8 } as const;

function requestError(system: string, what: string, error: unknown): Error {
  const { code } = error as { code?: unknown };
  const options = { cause: error };
  if (code === status.noSuchFile) return new NotThere(what, options);
  if (code === status.permissionDenied) return new Refused(system, `${what}: the server denies permission`, options);
  if (code === status.unsupported) return new Refused(system, `${what}: the server cannot do that`, options);
  return new Unavailable(system, `${what}: ${messageOf(error)}`, options);
}

/** What happened, without the names of the library's functions. */
function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/^(?:\w+(?:->)?: ?)*(?=\S)/, (names) => (/^(getConnection|connect)/.test(names) ? '' : names))
    .trim();
}
