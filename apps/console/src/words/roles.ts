import type { Shapes } from '../api/client';

type Role = Shapes['Role'];

/** What each role is called, and what it is for. */
export const roleWords: Readonly<Record<Role, { readonly name: string; readonly does: string }>> = {
  admin: { name: 'Administrator', does: 'may do everything, and says who else may what' },
  operator: { name: 'Operator', does: 'keeps channels and the gateway going' },
  onboarding: { name: 'Onboarding', does: 'brings partners live and settles what cannot be read' },
  procurement: { name: 'Procurement', does: 'settles what suppliers changed in orders' },
  warehouse: { name: 'Warehouse', does: 'settles ship notices; sees no prices' },
  quality: { name: 'Quality', does: 'settles what concerns lots and quality; sees no prices' },
  finance: { name: 'Finance', does: 'settles invoices; sees bank details' },
  approver: { name: 'Approver', does: 'approves what others have prepared' },
  auditor: { name: 'Auditor', does: 'sees everything and changes nothing' },
};

export const allRoles = Object.keys(roleWords) as Role[];
