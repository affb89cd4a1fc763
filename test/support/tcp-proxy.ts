import net, { type AddressInfo, type Socket } from 'node:net';

/** A proxy for any protocol over TCP, on loopback, that can break the line between the two. */
export interface TcpProxy {
  readonly port: number;
  /** Bytes that have come from the server since the last `cutAfter`. */
  readonly passed: number;
  /** Cuts each connection when this many bytes have come from the server in all; `Infinity` never does. */
  cutAfter(bytes: number): void;
  /** Lets this many bytes a second through from the server. */
  slow(bytesPerSecond: number): void;
  /** Refuses connections until told otherwise. */
  refuse(refusing: boolean): void;
  close(): Promise<void>;
}

export async function startTcpProxy(target: () => number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let passed = 0;
  let limit = Infinity;
  let rate = Infinity;
  let refusing = false;
  const server = net.createServer((client) => {
    if (refusing) return void client.destroy();
    const upstream = net.connect({ host: '127.0.0.1', port: target(), noDelay: true });
    client.setNoDelay(true);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', end);
      socket.on('close', () => {
        sockets.delete(socket);
        if (passed < limit) end();
      });
    }
    client.pipe(upstream);
    upstream.on('data', (bytes: Buffer) => {
      const room = Math.max(0, limit - passed);
      passed += bytes.length;
      if (bytes.length >= room) {
        // What has passed is heard: only then does everybody who counts bytes count the same.
        upstream.destroy();
        client.end(bytes.subarray(0, room));
        return;
      }
      client.write(bytes);
      if (rate === Infinity) return;
      upstream.pause();
      setTimeout(() => upstream.resume(), (bytes.length / rate) * 1000);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get passed() {
      return passed;
    },
    cutAfter(bytes) {
      passed = 0;
      limit = bytes;
    },
    slow: (bytesPerSecond) => {
      rate = bytesPerSecond;
    },
    refuse: (now) => {
      refusing = now;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
