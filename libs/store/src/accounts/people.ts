import type { AccountTerms, Identity, OpenSession, PeopleStore } from '@quayside/accounts';
import { accountRow, type AuditAction } from '@quayside/exchange';
import { IsNull, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { managerOf, transaction, type Connection, type Database } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { instant, text, uuid } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { writeJournal } from '../journal/journal-lines.js';
import { accountEntity, accountLinkEntity, recoveryCodeEntity } from './account-entities.js';
import { stillOpen } from './sessions.js';

type Named = { name: string };
type NewAccount = Omit<Parameters<PeopleStore['add']>[0], 'identity'> & {
  issuer: string | null;
  subject: string | null;
};

const insertAccount = defineCommand(sql<NewAccount>`
  insert into account (name, password_hash, issuer, subject, display_name, email, roles, partners, companies, created_at)
  values (${'name'}, ${'passwordHash'}, ${'issuer'}, ${'subject'}, ${'displayName'}, ${'email'}, ${'roles'}::text[], ${'partners'}::text[], ${'companies'}::text[], now())
  on conflict do nothing`);

// Whoever takes a role from an administrator waits for who does the same: somebody is left.
const admins = defineQuery(
  sql`select name from account where 'admin' = any(roles) and partners is null and companies is null and disabled_at is null for update`,
  z.object({ name: text }),
);

const joinAccount = defineCommand(sql<Named & Identity>`
  update account set issuer = ${'issuer'}, subject = ${'subject'}
  where name = ${'name'} and issuer is null
    and not exists (select 1 from account where issuer = ${'issuer'} and subject = ${'subject'})`);

const endOther = defineCommand(sql<Named & { except: string | null }>`
  delete from session where account = ${'name'} and (${'except'}::uuid is null or id <> ${'except'}::uuid)`);
const endOne = defineCommand(sql<Named & { id: string }>`
  delete from session where account = ${'name'} and id = ${'id'}::uuid`);
const openOf = defineQuery(
  sql<Named & { now: Date }>`
    select s.id, s.created_at as "openedAt", s.seen_at as "seenAt", s.expires_at as "expiresAt", s.address, s.agent
    from session s where s.account = ${'name'} and ${stillOpen} order by s.seen_at desc`,
  z.object({ id: uuid, openedAt: instant, seenAt: instant, expiresAt: instant, address: text, agent: text }),
);
const takeLink = defineQuery(
  sql<{ tokenHash: string; now: Date }>`
    delete from account_link where token_hash = ${'tokenHash'} and expires_at > ${'now'}::timestamptz returning account`,
  z.object({ account: text }),
);
const useStep = defineCommand(sql<Named & { step: number }>`
  update account set one_time_step = ${'step'}::bigint
  where name = ${'name'} and (one_time_step is null or one_time_step < ${'step'}::bigint)`);
const useCode = defineCommand(sql<Named & { codeHash: string; now: Date }>`
  update recovery_code set used_at = ${'now'}::timestamptz
  where account = ${'name'} and code_hash = ${'codeHash'} and used_at is null`);

type Told = Extract<AuditAction, `account.${string}`>;

async function tell(tx: Connection, account: string, audited: Told, what: string, actor: string): Promise<void> {
  const to = audited.slice('account.'.length);
  await writeJournal(tx, { kind: 'account', row: accountRow(account), to, what, actor, audited });
}

/** Console accounts. Only hashes are kept of passwords, links and codes. */
export function peopleIn(database: Database): PeopleStore {
  const manager = managerOf(database);
  return {
    find: async (name) => (await manager.findOneBy(accountEntity, { name })) ?? undefined,
    all: () => manager.find(accountEntity, { order: { name: 'ASC' } }),
    ...termsIn(database),
    ...identitiesIn(database),
    ...linksIn(database),
    ...codesIn(database),
    ...openSessionsIn(database),
  };
}

type Terms = 'add' | 'changeTerms' | 'disable' | 'enable' | 'setPassword';

function termsIn(database: Database): Pick<PeopleStore, Terms> {
  return {
    add: ({ identity, ...account }, by) =>
      transaction(database, async (tx) => {
        const { issuer, subject } = identity ?? { issuer: null, subject: null };
        const made = (await insertAccount(tx, { ...account, issuer, subject })) > 0;
        if (made) await tell(tx, account.name, 'account.made', `account made: ${termsInWords(account)}`, by);
        return made;
      }),
    changeTerms: (name, terms, by) =>
      keepingAnAdmin(database, async (tx) => {
        await tx.update(accountEntity, { name }, { ...terms, roles: [...terms.roles] });
        await tell(tx, name, 'account.changed', `account changed: ${termsInWords(terms)}`, by);
      }),
    disable: (name, by, now) =>
      keepingAnAdmin(database, async (tx) => {
        await tx.update(accountEntity, { name }, { disabledAt: now });
        await tx.delete(accountLinkEntity, { account: name });
        const ended = await endOther(tx, { name, except: null });
        await tell(tx, name, 'account.disabled', `account disabled; open sessions ended: ${ended}`, by);
      }),
    enable: (name, by) =>
      transaction(database, async (tx) => {
        await tx.update(accountEntity, { name }, { disabledAt: null });
        await tell(tx, name, 'account.enabled', 'account enabled again', by);
      }),
    setPassword: (name, passwordHash, by, except) =>
      transaction(database, async (tx) => {
        await tx.update(accountEntity, { name }, { passwordHash });
        await tx.delete(accountLinkEntity, { account: name });
        const ended = await endOther(tx, { name, except: except ?? null });
        await tell(tx, name, 'account.password', `a new password was set; open sessions ended: ${ended}`, by);
      }),
  };
}

function identitiesIn(database: Database): Pick<PeopleStore, 'ofIdentity' | 'join' | 'takeRoles'> {
  return {
    ofIdentity: async ({ issuer, subject }) =>
      (await managerOf(database).findOneBy(accountEntity, { issuer, subject })) ?? undefined,
    join: (name, identity) =>
      transaction(database, async (tx) => {
        const joined = (await joinAccount(tx, { name, ...identity })) > 0;
        if (joined) await tell(tx, name, 'account.changed', `joined to ${identity.issuer}`, name);
        return joined;
      }),
    async takeRoles(name, by) {
      const last = await keepingAnAdmin(database, async (tx) => {
        await tx.update(accountEntity, { name }, { roles: [] });
      });
      await transaction(database, async (tx) => {
        const ended = await endOther(tx, { name, except: null });
        const roles = last ? 'the last administrator keeps the roles' : 'all roles taken';
        await tell(tx, name, 'account.changed', `${roles}; open sessions ended: ${ended}`, by);
      });
    },
  };
}

function openSessionsIn(database: Database): Pick<PeopleStore, 'sessions' | 'endSession'> {
  return {
    sessions: (name, now): Promise<readonly OpenSession[]> => openOf.all(database, { name, now }),
    endSession: (name, id, by) =>
      transaction(database, async (tx) => {
        const ended = (await endOne(tx, { name, id })) > 0;
        if (ended) await tell(tx, name, 'account.session-ended', 'a session was ended', by);
        return ended;
      }),
  };
}

function linksIn(database: Database): Pick<PeopleStore, 'addLink' | 'link' | 'useLink'> {
  const manager = managerOf(database);
  return {
    addLink: (link, by) =>
      transaction(database, async (tx) => {
        // The newest link is the one that counts.
        await tx.delete(accountLinkEntity, { account: link.account });
        await tx.insert(accountLinkEntity, link);
        await tell(
          tx,
          link.account,
          `account.${link.purpose}`,
          `a link to set a password was made (${link.purpose})`,
          by,
        );
      }),
    async link(tokenHash, now) {
      const found = await manager.findOneBy(accountLinkEntity, { tokenHash });
      return found && found.expiresAt > now ? { account: found.account, purpose: found.purpose } : undefined;
    },
    useLink: (tokenHash, passwordHash, now) =>
      transaction(database, async (tx) => {
        const taken = await takeLink.first(tx, { tokenHash, now });
        if (!taken) return false;
        const { account: name } = taken;
        await tx.update(accountEntity, { name }, { passwordHash });
        await tx.delete(accountLinkEntity, { account: name });
        const ended = await endOther(tx, { name, except: null });
        await tell(tx, name, 'account.password', `a password was set by a link; open sessions ended: ${ended}`, name);
        return true;
      }),
  };
}

type Codes = 'beginOneTime' | 'confirmOneTime' | 'endOneTime' | 'useStep' | 'useRecoveryCode' | 'recoveryCodesLeft';

function codesIn(database: Database): Pick<PeopleStore, Codes> {
  const manager = managerOf(database);
  return {
    async beginOneTime(name, sealed) {
      // A second factor that is in use stays until it was ended.
      await manager.update(accountEntity, { name, oneTimeSince: IsNull() }, { oneTimeSecret: sealed });
    },
    confirmOneTime: (name, step, codeHashes, now) =>
      transaction(database, async (tx) => {
        await tx.update(accountEntity, { name }, { oneTimeSince: now, oneTimeStep: step });
        await tx.delete(recoveryCodeEntity, { account: name });
        await tx.insert(
          recoveryCodeEntity,
          codeHashes.map((codeHash) => ({ account: name, codeHash, usedAt: null })),
        );
        await tell(tx, name, 'account.second-factor', 'a second factor is asked for from now on', name);
      }),
    endOneTime: (name, by) =>
      transaction(database, async (tx) => {
        await tx.update(accountEntity, { name }, { oneTimeSecret: null, oneTimeSince: null, oneTimeStep: null });
        await tx.delete(recoveryCodeEntity, { account: name });
        await tell(tx, name, 'account.second-factor', 'the second factor was taken away', by);
      }),
    useStep: async (name, step) => (await useStep(database, { name, step })) > 0,
    useRecoveryCode: (name, codeHash, now) =>
      transaction(database, async (tx) => {
        const used = (await useCode(tx, { name, codeHash, now })) > 0;
        if (used) await tell(tx, name, 'account.recovery-code', 'a recovery code was used', name);
        return used;
      }),
    recoveryCodesLeft: (name) => manager.countBy(recoveryCodeEntity, { account: name, usedAt: IsNull() }),
  };
}

/** Makes a change of accounts, unless nobody would be left to administer them. */
function keepingAnAdmin(
  database: Database,
  change: (tx: EntityManager) => Promise<void>,
): Promise<'last-admin' | undefined> {
  return transaction(database, async (tx) => {
    await admins.all(tx);
    await change(tx);
    if ((await admins.all(tx)).length === 0) throw new NobodyLeft();
    return undefined;
  }).catch((error: unknown) => {
    if (error instanceof NobodyLeft) return 'last-admin';
    throw error;
  });
}

/** Takes the transaction back. */
class NobodyLeft extends Error {
  override readonly name = 'NobodyLeft';
}

function termsInWords({ displayName, email, roles, partners, companies }: AccountTerms): string {
  const only = (what: string, names: readonly string[] | null) =>
    names === null ? [] : [`${what} ${names.join(', ')}`];
  const said = [
    `roles ${roles.join(', ') || 'none'}`,
    ...only('only partners', partners),
    ...only('only companies', companies),
  ];
  return [displayName, ...(email === null ? [] : [email]), ...said].join('; ');
}
