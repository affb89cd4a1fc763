import { NotFoundException } from '@nestjs/common';

/** What was asked for, or the answer that there is none. */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new NotFoundException(`There is no such ${what}.`);
  return value;
}
