import { storable } from '@quayside/std';

/** The name of an entry of a wrapper, as it was meant; nothing of it is ever a path here. */
export function entryName(path: string): string {
  const steps = path.replace(/\p{Cc}/gu, '').split(/[\\/]+/);
  const meant = steps.filter((part) => part !== '' && part !== '.' && part !== '..').join('/');
  return storable(meant.slice(-255));
}
