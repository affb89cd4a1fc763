import { MigrationExecutor, type QueryRunner } from 'typeorm';
import { Database, sourceOf, StoreSource, type Watch } from './database/connection.js';
import { SteadyClient } from './database/steady-client.js';
import { whenTransient } from './database/transient.js';
import { letWork } from './database/let-work.js';
import { entities } from './entities.js';
import { First1700000000001 } from './migrations/0001-first.js';
import { Channels1700000000012 } from './migrations/0002-channels.js';
import { Mentions1700000000020 } from './migrations/0003-mentions.js';
import { HostedSftp1700000000050 } from './migrations/0004-hosted-sftp.js';
import { Wrappers1700000000060 } from './migrations/0005-wrappers.js';
import { Positions1700000000070 } from './migrations/0006-positions.js';
import { Rest1700000000080 } from './migrations/0007-rest.js';
import { KeyUse1700000000090 } from './migrations/0008-key-use.js';
import { SessionsAndPlaces1700000000110 } from './migrations/0009-sessions-and-places.js';
import { ProfileImports1700000000120 } from './migrations/0010-profile-imports.js';
import { AttemptsSince1700000000140 } from './migrations/0011-attempts-since.js';
import { OneOpenException1700000000150 } from './migrations/0012-one-open-exception.js';
import { TypedSubjects1700000000160 } from './migrations/0013-typed-subjects.js';
import { JournalTells1700000000170 } from './migrations/0014-journal-tells.js';
import { Installation1700000000180 } from './migrations/0015-installation.js';
import { Turns1700000000190 } from './migrations/0016-turns.js';
import { KnownAddresses1700000000200 } from './migrations/0017-known-addresses.js';
import { WriteProbe1700000000210 } from './migrations/0018-write-probe.js';
import { Places1700000000220 } from './migrations/0019-places.js';
import { NamesInTheStandIn1700000000230 } from './migrations/0020-names-in-the-stand-in.js';
import { FilesOfAPartner1700000000240 } from './migrations/0021-files-of-a-partner.js';
import { Settlements1700000000250 } from './migrations/0022-settlements.js';
import { OrdersOut1700000000260 } from './migrations/0023-orders-out.js';
import { StandingOfOrders1700000000270 } from './migrations/0024-standing-of-orders.js';
import { Levels1700000000280 } from './migrations/0025-levels.js';
import { ReceiptsOut1700000000290 } from './migrations/0026-receipts-out.js';
import { LinesOfOrders1700000000300 } from './migrations/0027-lines-of-orders.js';
import { People1700000000330 } from './migrations/0028-people.js';
import { Audit1700000000340 } from './migrations/0029-audit.js';
import { Identities1700000000360 } from './migrations/0030-identities.js';
import { WorkQueue1700000000370 } from './migrations/0031-work-queue.js';

export interface DatabaseOptions {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  readonly poolSize: number;
  /** Shows in pg_stat_activity. */
  readonly applicationName: string;
  /** Whether each row of a hand-written statement is checked against its type: everywhere but in production. */
  readonly checksRows?: boolean;
  readonly watch?: Watch;
}

/** Opens the pool. Nothing is migrated; see `migrate`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, poolSize, applicationName, watch } = options;
  const { checksRows = process.env['NODE_ENV'] !== 'production' } = options;
  const source = new StoreSource(
    {
      type: 'postgres',
      url,
      poolSize,
      applicationName,
      entities,
      migrations,
      migrationsTableName: 'migration',
      synchronize: false,
      migrationsTransactionMode: 'each',
      extra: { connectionTimeoutMillis: 10_000, Client: SteadyClient },
    },
    { checksRows, watch },
  );
  await source.initialize().catch((error: unknown) => {
    throw whenTransient(error);
  });
  return new Database(source);
}

const migrations = [
  First1700000000001,
  Channels1700000000012,
  Mentions1700000000020,
  HostedSftp1700000000050,
  Wrappers1700000000060,
  Positions1700000000070,
  Rest1700000000080,
  KeyUse1700000000090,
  SessionsAndPlaces1700000000110,
  ProfileImports1700000000120,
  AttemptsSince1700000000140,
  OneOpenException1700000000150,
  TypedSubjects1700000000160,
  JournalTells1700000000170,
  Installation1700000000180,
  Turns1700000000190,
  KnownAddresses1700000000200,
  WriteProbe1700000000210,
  Places1700000000220,
  NamesInTheStandIn1700000000230,
  FilesOfAPartner1700000000240,
  Settlements1700000000250,
  OrdersOut1700000000260,
  StandingOfOrders1700000000270,
  Levels1700000000280,
  ReceiptsOut1700000000290,
  LinesOfOrders1700000000300,
  People1700000000330,
  Audit1700000000340,
  Identities1700000000360,
  WorkQueue1700000000370,
];

/** Whoever waits for a table keeps everybody else from it meanwhile: other processes work on it during an upgrade. */
const longestWaitMs = 4_000;

export interface MigrateOptions {
  readonly lockTimeoutMs?: number;
  /** The role that the application works as, where another one owns the tables: it is given what it needs of them. */
  readonly application?: string;
}

/**
 * Runs what is new, in one process at a time, while others work on what is there. Returns the names of the migrations that ran.
 * Throws Unavailable where a table was in use for too long: what ran stays, and it may be called again.
 */
export async function migrate(
  database: Database,
  { lockTimeoutMs = longestWaitMs, application }: MigrateOptions = {},
): Promise<readonly string[]> {
  const source = sourceOf(database);
  const runner = source.createQueryRunner();
  try {
    await runner.connect();
    await runner.query(`select pg_advisory_lock(hashtext('quayside:migrate'))`);
    await runner.query(`set lock_timeout = ${lockTimeoutMs}`);
    const executor = new MigrationExecutor(source, runner);
    executor.transaction = 'each';
    const ran = (await executor.executePendingMigrations()).map((each) => each.name);
    if (application !== undefined) await letWork(runner, application);
    return ran;
  } catch (error) {
    throw whenTransient(error);
  } finally {
    await giveBack(runner);
  }
}

async function giveBack(runner: QueryRunner): Promise<void> {
  // With the connection, where that broke, the lock is gone as well.
  await runner.query(`reset lock_timeout; select pg_advisory_unlock_all()`).catch(() => undefined);
  await runner.release();
}
