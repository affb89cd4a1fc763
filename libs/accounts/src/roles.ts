/** What people do here. Somebody may have several; what each may do at which route stands in the gateway's table of rights. */
export const roles = [
  'admin',
  'operator',
  'onboarding',
  'procurement',
  'warehouse',
  'quality',
  'finance',
  'approver',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}

/** Who settles what waits: exceptions of these owners. */
export type DecidesFor = 'procurement' | 'warehouse' | 'quality' | 'finance' | 'onboarding' | 'operations';

/** For which owners a role settles exceptions. */
export const settles: Readonly<Record<Role, readonly DecidesFor[]>> = {
  admin: ['procurement', 'warehouse', 'quality', 'finance', 'onboarding', 'operations'],
  operator: ['operations'],
  onboarding: ['onboarding'],
  procurement: ['procurement'],
  warehouse: ['warehouse'],
  quality: ['quality'],
  finance: ['finance'],
  approver: [],
  auditor: [],
};

/** What is not for everybody's eyes: what goods cost, and where money goes. */
export type Classified = 'prices' | 'bank-details';

/** What of it a role sees. */
export const classifiedFor: Readonly<Record<Role, readonly Classified[]>> = {
  admin: ['prices', 'bank-details'],
  operator: ['prices'],
  onboarding: ['prices'],
  procurement: ['prices'],
  warehouse: [],
  quality: [],
  finance: ['prices', 'bank-details'],
  approver: ['prices', 'bank-details'],
  auditor: ['prices', 'bank-details'],
};
