import { fail, isStorable, ok, type Result } from '@quayside/std';

/** The folders of every mailbox. */
export const folders = ['in', 'out', 'archive'] as const;
export type Folder = (typeof folders)[number];

/** What a path of a client means: the root, a folder, or a name in a folder. */
export type MailboxPath =
  | { readonly kind: 'root' }
  | { readonly kind: 'folder'; readonly folder: Folder }
  | { readonly kind: 'name'; readonly folder: Folder; readonly name: string };

export type PathError = 'outside' | 'unknown';

/** Resolves a client's path against the root of its mailbox; one that climbs out of it is `outside`, not corrected. */
export function mailboxPath(path: string): Result<MailboxPath, PathError> {
  const parts = partsOf(path);
  if (!parts) return fail('outside');
  const [folder, name, ...rest] = parts;
  if (folder === undefined) return ok({ kind: 'root' });
  if (!isFolder(folder) || rest.length > 0) return fail('unknown');
  if (name === undefined) return ok({ kind: 'folder', folder });
  // A name is shown to people and sent to Odoo: no control characters, no separators of other systems.
  return isName(name) ? ok({ kind: 'name', folder, name }) : fail('outside');
}

/** What REALPATH answers: the path without dots, from the root of the mailbox. */
export function realPath(path: string): Result<string, PathError> {
  const parts = partsOf(path);
  return parts ? ok(`/${parts.join('/')}`) : fail('outside');
}

/** The names of a path with its dots resolved; none when it climbs above the root. */
function partsOf(path: string): readonly string[] | undefined {
  const parts: string[] = [];
  for (const part of path.split('/').filter((each) => each !== '' && each !== '.')) {
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts;
}

function isName(name: string): boolean {
  return name.length <= 255 && isStorable(name) && !/[\p{Cc}\\]/u.test(name);
}

function isFolder(text: string): text is Folder {
  return (folders as readonly string[]).includes(text);
}
