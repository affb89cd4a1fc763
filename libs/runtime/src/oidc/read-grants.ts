import { isRole, roles, type Grant, type Role } from '@quayside/accounts';
import { parseDocument } from 'yaml';
import { z } from 'zod';

const role = z.custom<Role>((text) => typeof text === 'string' && isRole(text), {
  error: ({ input }) => `${shown(input)} is not a role: use ${roles.join(', ')}`,
});
const someRoles = z.union([role.transform((one) => [one]), z.array(role).min(1, 'at least one role')], {
  error: ({ input }) => `${shown(input)}: a role or a list of roles: ${roles.join(', ')}`,
});
const names = z.array(z.string().min(1), 'a list of names such as [kern, acme]').min(1, 'at least one').optional();
const narrowed = z.strictObject({ roles: someRoles, partners: names, companies: names });

/**
 * Reads which value of the claim gives what, as YAML or JSON: `{edi-admins: admin, edi-kern: {roles: [procurement], partners: [kern]}}`.
 * Problems name the value and what is wrong there.
 */
export function readGrants(text: string | undefined, context: z.RefinementCtx): readonly Grant[] {
  if (text === undefined) return [];
  const document = parseDocument(text);
  const [fault] = document.errors;
  const said: unknown = fault ? undefined : document.toJS();
  if (typeof said !== 'object' || said === null || Array.isArray(said)) {
    const why = fault ? `; ${fault.message.split('\n')[0]}` : '';
    context.addIssue(
      `values of the claim with their roles, such as {edi-admins: admin, edi-buyers: [procurement]}${why}`,
    );
    return z.NEVER;
  }
  return Object.entries(said).flatMap(([value, given]) => grantOf(value, given, context));
}

function grantOf(value: string, given: unknown, context: z.RefinementCtx): readonly Grant[] {
  const isNarrowed = typeof given === 'object' && given !== null && !Array.isArray(given);
  const read = narrowed.safeParse(isNarrowed ? given : { roles: given });
  if (read.success) {
    const { roles: gives, partners = null, companies = null } = read.data;
    return [{ value, roles: gives, partners, companies }];
  }
  for (const { path, message } of read.error.issues) context.addIssue(`at "${[value, ...path].join('.')}": ${message}`);
  return [];
}

function shown(input: unknown): string {
  return JSON.stringify(input) ?? 'nothing';
}
