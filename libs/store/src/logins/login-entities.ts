import type { LoginLock } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { id, instant, int, key, named, nullable, text, type Stored } from '../database/columns.js';

export const loginLockEntity = new EntitySchema<Stored<LoginLock>>({
  name: 'login_lock',
  columns: {
    login: key(text),
    address: key(text),
    failures: int,
    failedAt: named('failed_at', instant),
    lockedUntil: named('locked_until', nullable(instant)),
    cameInAt: named('came_in_at', nullable(instant)),
  },
});

/** An open session of our SFTP server. */
export const sftpSessionEntity = new EntitySchema<{ id: string; login: string; expiresAt: Date }>({
  name: 'sftp_session',
  columns: { id, login: text, expiresAt: named('expires_at', instant) },
});
