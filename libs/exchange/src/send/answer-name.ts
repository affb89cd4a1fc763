import { shown } from '@quayside/std';

/**
 * The name of what answers a file, after its own name without its ending: "in/orders.csv" and "checked.csv" give
 * "orders-checked.csv". Names inside archives have folders, which no name in `out/` may have.
 */
export function answerName(name: string, ending: string): string {
  const last = name.split(/[\\/]+/).findLast((part) => !/^\.*$/.test(part)) ?? 'file';
  return `${shown(last.replace(/(?<=.)\.[^.]*$/, ''))}-${ending}`;
}
