import { z } from 'zod';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { flag, text } from '../database/result-columns.js';
import { sql } from '../database/statement.js';

const guard = defineQuery(
  sql`select current_user::text as role, pg_get_userbyid(c.relowner)::text as owner,
      pg_has_role(current_user, c.relowner, 'member') or has_table_privilege(c.oid, 'update, delete, truncate') as "mayChange"
    from pg_class c where c.oid = to_regclass('audit_entry')`,
  z.object({ role: text, owner: text, mayChange: flag }),
);

/** Who owns the audit log, and whether the role that asks could change it; nothing before it was made. */
export function auditGuard(
  database: Database,
): Promise<{ readonly role: string; readonly owner: string; readonly mayChange: boolean } | undefined> {
  return guard.first(database);
}
