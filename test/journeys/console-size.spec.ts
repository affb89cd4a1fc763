import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

// What a browser loads before a page is there: scripts and styles, as they are sent.

const console_ = path.resolve(import.meta.dirname, '../../dist/console');
const chunk = z.object({
  file: z.string(),
  imports: z.array(z.string()).default([]),
  css: z.array(z.string()).default([]),
  dynamicImports: z.array(z.string()).default([]),
});
const manifest = z
  .record(z.string(), chunk)
  .parse(JSON.parse(readFileSync(path.join(console_, '.vite/manifest.json'), 'utf8')));
const entry = 'index.html';

/** Of a chunk and of what it imports. */
function filesOf(name: string, seen = new Set<string>()): ReadonlySet<string> {
  const found = manifest[name];
  if (!found || seen.has(found.file)) return seen;
  for (const file of [found.file, ...found.css]) seen.add(file);
  for (const each of found.imports) filesOf(each, seen);
  return seen;
}

function kilobytes(pages: readonly string[]): number {
  const files = new Set(pages.flatMap((each) => [...filesOf(each)]));
  const bytes = [...files].reduce((sum, file) => sum + statSync(path.join(console_, `${file}.br`)).size, 0);
  return bytes / 1024;
}

const pages = manifest[entry]?.dynamicImports ?? [];
const home = pages.filter((each) => each.includes('home-page'));

describe('what a page takes', () => {
  it('is at most 250 KB for signing in and home', () => {
    expect(home).toHaveLength(1);
    expect(kilobytes([entry, ...home])).toBeLessThan(250);
  });

  it.each(pages)('is at most 300 KB: %s', (page) => {
    expect(kilobytes([entry, page])).toBeLessThan(300);
  });
});
