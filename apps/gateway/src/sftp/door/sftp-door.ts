import net, { type AddressInfo, type Socket } from 'node:net';
import { serverAlgorithms } from '@quayside/channels';
import { networkOf, plainAddress } from '@quayside/exchange';
import { StartupError } from '@quayside/runtime';
import ssh2, { type Connection } from 'ssh2';
import { comesFrom } from './addresses.js';
import { offeredKeys } from './host-key.js';
import { readProxyHeader } from './proxied.js';
import { SftpConnection } from './sftp-connection.js';
import type { Shared } from './server-parts.js';

export interface DoorSettings {
  readonly host: string;
  readonly port: number;
  /** The setting that an operator changes when the port is taken. */
  readonly setting: string;
  readonly loginMs: number;
  /** The key exchange comes before the login: what a port offers is the same for everybody. */
  readonly algorithms: 'modern' | 'legacy';
  /** Proxies whose connections begin with a header of the PROXY protocol; nobody else's is looked for one. */
  readonly proxies: readonly string[];
}

/** A connection, and where its client is. */
interface Come {
  readonly socket: Socket;
  readonly address: string;
  readonly timer: NodeJS.Timeout;
}

/** How long a client may take to go. */
const farewellMs = 2_000;

/** One port, and the connections that came in through it. */
export class SftpDoor {
  readonly #sockets = new Set<Socket>();
  readonly #clients = new Set<Connection>();
  /** By address and port: what ssh2 tells of a connection. */
  readonly #come = new Map<string, Come>();
  readonly #ssh: ssh2.Server;
  // Without `noDelay` Nagle's algorithm holds every small answer back, and uploads crawl.
  readonly #listener = net.createServer({ noDelay: true }, (socket) => this.#welcome(socket));

  constructor(
    private readonly shared: Shared,
    keys: readonly string[],
    private readonly settings: DoorSettings,
  ) {
    const algorithms = serverAlgorithms(settings.algorithms);
    const hostKeys = offeredKeys(keys, settings.algorithms);
    this.#ssh = new ssh2.Server({ hostKeys, ident: 'Quayside', algorithms }, (client, info) => {
      this.#clients.add(client);
      client.on('close', () => this.#clients.delete(client));
      const came = this.#come.get(`${info.ip} ${info.port}`);
      if (!came) return void client.on('error', () => undefined).end();
      new SftpConnection(shared, client, came.address, came.socket).serve(() => clearTimeout(came.timer));
    });
  }

  /** Returns the port that it listens on. Throws StartupError when that is taken. */
  async open(): Promise<number> {
    const { host, port, setting } = this.settings;
    await new Promise<void>((resolve, reject) => {
      this.#listener.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'EADDRINUSE'
            ? new StartupError(`port ${port} on ${host} is taken: set ${setting} to a free one (0 takes any)`)
            : error,
        ),
      );
      this.#listener.listen(port, host, resolve);
    });
    return (this.#listener.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#listener.close(() => resolve()));
    for (const client of this.#clients) client.end();
    for (const socket of this.#sockets) socket.end();
    const patience = setTimeout(() => {
      for (const socket of this.#sockets) socket.destroy();
    }, farewellMs);
    await closed;
    clearTimeout(patience);
  }

  #welcome(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    const address = plainAddress(socket.remoteAddress);
    if (this.settings.proxies.length === 0 || !comesFrom(this.settings.proxies, address)) {
      return this.#admit(socket, address);
    }
    socket.on('error', () => undefined);
    void readProxyHeader(socket).then(
      (source) => this.#admit(socket, plainAddress(source ?? address)),
      (error: unknown) => {
        this.shared.log.debug({ event: 'sftp.proxy', from: address, err: error });
        socket.destroy();
      },
    );
  }

  #admit(socket: Socket, address: string): void {
    const { admission } = this.shared;
    const network = networkOf(address);
    const full = admission.enter(network);
    if (full) return turnAway(socket, full);
    const key = `${socket.remoteAddress} ${socket.remotePort}`;
    // However slowly it talks: until it is logged in, it is nobody.
    const timer = setTimeout(() => socket.destroy(), this.settings.loginMs);
    this.#come.set(key, { socket, address, timer });
    socket.once('close', () => {
      clearTimeout(timer);
      this.#come.delete(key);
      admission.leave(network);
    });
    this.#ssh.injectSocket(socket);
  }
}

/** The protocol lets a server say something before it names itself. */
function turnAway(socket: Socket, why: string): void {
  socket.on('error', () => undefined);
  socket.resume();
  socket.end(`${why}\r\n`);
  socket.setTimeout(farewellMs, () => socket.destroy());
}
