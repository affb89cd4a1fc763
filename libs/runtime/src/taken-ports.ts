import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

// The launcher runs this file as it is, before anything is built: it imports nothing of ours, and has nothing but types to strip.

/** Where the gateway listens unless it is told otherwise. */
export const defaultPorts = {
  QUAYSIDE_HTTP_PORT: 8420,
  QUAYSIDE_SFTP_PORT: 8422,
  QUAYSIDE_POSTGRES_PORT: 8432,
} as const;

const loopback = '127.0.0.1';

type Environment = Readonly<Record<string, string | undefined>>;

interface Port {
  readonly variable: string;
  readonly host: string;
  readonly port: number;
}

/**
 * What keeps a gateway with these roles from listening, in a line for each port: the port, who has it, and the variable that
 * changes it. What is wrong with the variables themselves is for the gateway to say.
 */
export async function takenPorts(env: Environment, root: string, roles: readonly string[]): Promise<readonly string[]> {
  const data = path.resolve(root, env['QUAYSIDE_DATA'] || 'var');
  // A gateway that runs on this data directory already says so itself, with its address.
  if (isAlive(pidIn(path.join(data, 'running.json'), /"pid":(\d+)/))) return [];
  const lines = await Promise.all(portsOf(env, data, roles).map(takenPort));
  return lines.filter((line) => line !== undefined);
}

function portsOf(env: Environment, data: string, roles: readonly string[]): readonly Port[] {
  const own = (variable: keyof typeof defaultPorts, host: string) => ({
    variable,
    host,
    port: Number(env[variable] || defaultPorts[variable]),
  });
  const sftp = env['QUAYSIDE_SFTP_HOST'] || loopback;
  const legacy = { variable: 'QUAYSIDE_SFTP_LEGACY_PORT', host: sftp, port: Number(env['QUAYSIDE_SFTP_LEGACY_PORT']) };
  // A PostgreSQL of ours that a killed gateway left running is taken over.
  const adopts = isAlive(pidIn(path.join(data, 'postgres/cluster/postmaster.pid'), /^(\d+)/));
  return [
    ...(roles.includes('http') ? [own('QUAYSIDE_HTTP_PORT', env['QUAYSIDE_HTTP_HOST'] || loopback)] : []),
    ...(roles.includes('sftp') ? [own('QUAYSIDE_SFTP_PORT', sftp), legacy] : []),
    ...(env['DATABASE_URL'] || adopts ? [] : [own('QUAYSIDE_POSTGRES_PORT', loopback)]),
  ];
}

/** What is to be said of a port that is taken. */
export async function takenPort({ variable, host, port }: Port): Promise<string | undefined> {
  if (!(port > 0 && port < 65536) || !(await isTaken(host, port))) return undefined;
  const holder = holderOf(port);
  const who = holder ? ` by process ${holder.pid} (${holder.command}): stop it, or` : ':';
  return `port ${port} on ${host} is taken${who} set ${variable} to a free port (0 takes any)`;
}

function isTaken(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'EADDRINUSE'));
    server.listen(port, host, () => server.close(() => resolve(false)));
  });
}

/** The process that listens on a port, where /proc tells: on Linux, of processes that we may look into. */
function holderOf(port: number): { readonly pid: string; readonly command: string } | undefined {
  const sockets = new Set([...listeners('/proc/net/tcp', port), ...listeners('/proc/net/tcp6', port)]);
  if (sockets.size === 0) return undefined;
  const pid = orNothing(() => readdirSync('/proc').filter((name) => /^\d+$/.test(name)))?.find((each) =>
    openFiles(each).some((file) => sockets.has(file)),
  );
  return pid === undefined ? undefined : { pid, command: commandOf(pid) };
}

/** The sockets that listen on a port, named as /proc names them: "socket:[4711]". */
function listeners(table: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const lines = orNothing(() => readFileSync(table, 'latin1').split('\n').slice(1)) ?? [];
  // Columns: number, local address, remote address, state (0A listens), queues, timer, retransmissions, user, timeout, inode.
  return lines.flatMap((line) => {
    const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
    return state === '0A' && local.endsWith(suffix) ? [`socket:[${inode}]`] : [];
  });
}

function openFiles(pid: string): string[] {
  const names = orNothing(() => readdirSync(`/proc/${pid}/fd`)) ?? [];
  return names.flatMap((name) => orNothing(() => readlinkSync(`/proc/${pid}/fd/${name}`)) ?? []);
}

function commandOf(pid: string): string {
  const words = orNothing(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean)) ?? [];
  const command = words.join(' ');
  return command.length > 80 ? `${command.slice(0, 77)}...` : command;
}

function pidIn(file: string, pattern: RegExp): number | undefined {
  const found = orNothing(() => pattern.exec(readFileSync(file, 'utf8')));
  return found ? Number(found[1]) : undefined;
}

function isAlive(pid: number | undefined): boolean {
  return pid !== undefined && orNothing(() => process.kill(pid, 0)) === true;
}

/** What a file or process that goes away while we look has to say. */
function orNothing<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
