import type { Shapes } from '../api/client';

export type Owner = Shapes['Owner'];

export const owners: readonly Owner[] = ['procurement', 'warehouse', 'quality', 'finance', 'onboarding', 'operations'];

export function ownerWord(owner: string): string {
  return owner.charAt(0).toUpperCase() + owner.slice(1);
}

/** The owner of this name: an address may name one that does not exist. */
export function ownerOf(name: string | undefined): Owner | undefined {
  return owners.find((each) => each === name);
}
