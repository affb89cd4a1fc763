import { newKeyPair } from '@quayside/channels';
import ssh2 from 'ssh2';
import SftpClient from 'ssh2-sftp-client';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testGateway, type TestGateway } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';
import { interchange } from '../support/x12.js';

// The SFTP server as partners' software meets it.

let test: TestGateway;
const open: SftpClient[] = [];
const quiet = { error: () => undefined, end: () => undefined, close: () => undefined };

beforeAll(async () => {
  test = await testGateway();
});
afterEach(async () => {
  for (const client of open.splice(0)) await client.end().catch(() => undefined);
});
afterAll(() => test.stop());

async function connect(options: Partial<ssh2.ConnectConfig> = {}): Promise<SftpClient> {
  const client = new SftpClient('test', quiet);
  const { sftp } = test.gateway.state;
  await client.connect({
    host: '127.0.0.1',
    port: sftp?.port ?? 0,
    username: 'acme',
    password: 'acme-demo',
    ...options,
  });
  (client as unknown as { client: { setNoDelay(on: boolean): void } }).client.setNoDelay(true);
  open.push(client);
  return client;
}

const files = (name: string) =>
  test.database.query<{ id: string; size: string; sha256: string }>(
    'select id, size, sha256 from file where name = $1',
    [name],
  );
const refusals = () =>
  test.database.query<{ what: string }>(
    `select what from journal where kind = 'login' and "to" = 'refused' order by id`,
  );

describe('logging in', () => {
  it('lets a partner in by password, and refuses a wrong one with a line in the journal', async () => {
    await connect();
    await expect(connect({ password: 'wrong' })).rejects.toThrow(/authentication/i);
    await waitFor('the journal line', async () =>
      (await refusals()).some((each) => each.what.includes('wrong password')),
    );
  });

  it('refuses a login that nobody has', async () => {
    await expect(connect({ username: 'nobody-here' })).rejects.toThrow(/authentication/i);
  });

  it('lets a partner in by public key, once its profile names the key', async () => {
    const key = newKeyPair('ed25519');
    const profile = path.join(test.profiles, 'acme.yaml');
    const text = await readFile(profile, 'utf8');
    await writeFile(
      profile,
      text.replace(/^(\s+)login: acme$/m, `$1login: acme\n$1publicKeys: ['${key.public.trim()}']`),
    );
    await waitFor('the release with the key', async () => {
      const live = await test.gateway.runtime.ports.partners.byId('acme');
      const channel = live?.partner.profile.channels[0];
      return channel?.kind === 'sftp-drop' && channel.publicKeys.length === 1;
    });
    const client = new SftpClient('test', quiet);
    await client.connect({
      host: '127.0.0.1',
      port: test.gateway.state.sftp?.port ?? 0,
      username: 'acme',
      privateKey: key.private,
    });
    open.push(client);
    expect((await client.list('/')).map((each) => each.name).sort()).toEqual(['archive', 'in', 'out']);
    const stranger = newKeyPair('ed25519');
    await expect(
      new SftpClient('stranger', quiet).connect({
        host: '127.0.0.1',
        port: test.gateway.state.sftp?.port ?? 0,
        username: 'acme',
        privateKey: stranger.private,
      }),
    ).rejects.toThrow();
  });

  it('refuses more sessions than were agreed, with a line in the journal', async () => {
    await Promise.all([
      connect({ username: 'nordwind', password: 'nordwind-demo' }),
      connect({ username: 'nordwind', password: 'nordwind-demo' }),
    ]);
    const many = await Promise.allSettled(
      Array.from({ length: 6 }, () => connect({ username: 'nordwind', password: 'nordwind-demo' })),
    );
    expect(many.some((each) => each.status === 'rejected')).toBe(true);
    await waitFor('the journal line', async () =>
      (await refusals()).some((each) => each.what.includes('sessions are open')),
    );
  });
});

describe('uploading', () => {
  it('has committed the bytes when it answers the close', async () => {
    const client = await connect();
    const bytes = Buffer.alloc(3 * 1024 * 1024 + 17, 'x');
    await client.put(bytes, 'in/large.bin');
    const [file] = await files('large.bin');
    expect(Number(file?.size)).toBe(bytes.length);
  });

  it('takes parallel writes that come out of order', async () => {
    const client = await connect();
    const source = path.join(test.profiles, 'out-of-order.bin');
    await writeFile(source, Buffer.from(Array.from({ length: 2_000_000 }, (_, n) => n % 251)));
    await client.fastPut(source, 'in/parallel.bin');
    expect(await files('parallel.bin')).toHaveLength(1);
    const back = await client.get('in/parallel.bin');
    expect(Buffer.compare(back as Buffer, await readFile(source))).toBe(0);
  });

  it('never takes a partial name, and receives it when it is renamed', async () => {
    const client = await connect();
    await client.put(Buffer.from('half'), 'in/order.x12.part');
    expect(await files('order.x12.part')).toEqual([]);
    expect((await client.list('in')).map((each) => each.name)).toContain('order.x12.part');
    await client.rename('in/order.x12.part', 'in/order.x12');
    expect(await files('order.x12')).toHaveLength(1);
    expect((await client.list('in')).map((each) => each.name)).not.toContain('order.x12.part');
  });

  it('refuses a file over the agreed size on the way in, keeping nothing but a line in the journal', async () => {
    const profile = path.join(test.profiles, 'acme.yaml');
    const text = await readFile(profile, 'utf8');
    await writeFile(profile, text.replace('maxFileSize: 100MB', 'maxFileSize: 1MB'));
    await waitFor('the smaller limit', async () => {
      const live = await test.gateway.runtime.ports.partners.byId('acme');
      return (live?.partner.profile.channels[0]?.maxFileSize ?? 0) < 2_000_000;
    });
    const client = await connect();
    await expect(client.put(Buffer.alloc(2_000_000, 'x'), 'in/huge.bin')).rejects.toThrow(/larger than/);
    expect(await files('huge.bin')).toEqual([]);
    await waitFor('the journal line', async () => (await refusals()).some((each) => each.what.includes('huge.bin')));
    await writeFile(profile, text);
  });
});

describe('what a partner sees', () => {
  it('keeps a received file listed until the client removes it, and keeps its bytes after that', async () => {
    const client = await connect();
    await client.put(Buffer.from('hello'), 'in/seen.txt');
    expect((await client.stat('in/seen.txt')).size).toBe(5);
    await client.delete('in/seen.txt');
    expect((await client.list('in')).map((each) => each.name)).not.toContain('seen.txt');
    expect(await files('seen.txt')).toHaveLength(1);
  });

  it('counts a dispatch as sent when every byte of it was read, and not when it was only removed', async () => {
    const client = await connect();
    await client.put(
      interchange([['855', 'BAK*00*AC*P99999*20261123', 'PO1*1*1*EA*1**BP*X']], { control: '000000901' }),
      'in/a.x12',
    );
    const name = await waitFor(
      'a 997',
      async () => (await client.list('out')).find((each) => each.name.startsWith('997-000000901'))?.name,
    );
    const stateOf = async () =>
      (await test.database.query<{ state: string }>('select state from dispatch where name = $1', [name]))[0]?.state;
    expect(await stateOf()).toBe('ready');
    await client.get(`out/${name}`);
    await waitFor('it to be sent', async () => (await stateOf()) === 'sent');
    expect((await client.list('out')).map((each) => each.name)).toContain(name);
    await client.delete(`out/${name}`);
    expect((await client.list('out')).map((each) => each.name)).not.toContain(name);
    expect(await stateOf()).toBe('sent');
  });

  it('lists names with what cannot be seen in them named, and finds them by either name', async () => {
    const client = await connect();
    const [name, listed] = ['in/hid\u202eden.x12', 'in/hid‹U+202E›den.x12'];
    await client.put(Buffer.from('x'), name);
    expect((await client.list('in')).map((each) => each.name)).toContain(path.basename(listed));
    expect(await client.get(listed)).toEqual(Buffer.from('x'));
    expect(await client.exists(name)).toBe('-');
    await client.delete(listed);
    expect(await client.exists(name)).toBe(false);
  });

  it('shows each partner its own mailbox only', async () => {
    const acme = await connect();
    await acme.put(Buffer.from('mine'), 'in/mine.txt');
    const other = await connect({ username: 'nordwind', password: 'nordwind-demo' });
    expect((await other.list('in')).map((each) => each.name)).not.toContain('mine.txt');
    await expect(other.get('in/mine.txt')).rejects.toThrow(/no mine.txt|No such file/i);
  });

  it('refuses paths that climb out of the mailbox, with a line in the journal', async () => {
    const client = await connect();
    const { sftp } = client as unknown as { sftp: ssh2.SFTPWrapper };
    const error = await new Promise<Error & { code?: number }>((resolve, reject) =>
      sftp.open('/in/../../etc/passwd', 'r', (refused) =>
        refused ? resolve(refused) : reject(new Error('it was opened')),
      ),
    );
    expect(error.code).toBe(ssh2.utils.sftp.STATUS_CODE.PERMISSION_DENIED);
    await waitFor('the journal line', async () =>
      (await refusals()).some((each) => each.what.includes('outside of the mailbox')),
    );
  });

  it('refuses writing anywhere but in the folder "in"', async () => {
    const client = await connect();
    await expect(client.put(Buffer.from('x'), 'out/x.txt')).rejects.toThrow(/folder "in"/);
    await expect(client.put(Buffer.from('x'), 'x.txt')).rejects.toThrow();
    await expect(client.mkdir('deeper')).rejects.toThrow(/fixed/);
  });

  it('answers clients that set times and modes after an upload', async () => {
    const client = await connect();
    await client.put(Buffer.from('x'), 'in/attributes.txt', { writeStreamOptions: { mode: 0o600 } });
    await client.chmod('in/attributes.txt', 0o644);
    expect(await client.realPath('in/../in')).toBe('/in');
  });
});
