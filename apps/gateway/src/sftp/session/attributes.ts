import { shown } from '@quayside/std';
import type { Attributes, FileEntry } from 'ssh2';
import type { Listed } from '../mailbox/mailbox-files.js';

const directoryMode = 0o040755;
const fileMode = 0o100644;

export function directoryAttributes(): Attributes {
  const now = Math.floor(Date.now() / 1000);
  return { mode: directoryMode, uid: 0, gid: 0, size: 0, atime: now, mtime: now };
}

export function fileAttributes({ size, modifiedAt }: Pick<Listed, 'size' | 'modifiedAt'>): Attributes {
  const at = Math.floor(modifiedAt.getTime() / 1000);
  return { mode: fileMode, uid: 0, gid: 0, size, atime: at, mtime: at };
}

export function directoryEntry(name: string): FileEntry {
  return {
    filename: name,
    longname: `drwxr-xr-x 1 quayside quayside 0 ${shortDate(new Date())} ${name}`,
    attrs: directoryAttributes(),
  };
}

export function fileEntry(listed: Listed): FileEntry {
  const { size, modifiedAt } = listed;
  // On a terminal a name could pass for another one.
  const name = shown(listed.name);
  return {
    filename: name,
    longname: `-rw-r--r-- 1 quayside quayside ${String(size).padStart(8)} ${shortDate(modifiedAt)} ${name}`,
    attrs: fileAttributes(listed),
  };
}

// A formatter of dates costs memory that thousands of entries would not be worth.
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As `ls -l` shows it: "Nov 23 22:15". */
function shortDate(at: Date): string {
  return `${months[at.getUTCMonth()]} ${String(at.getUTCDate()).padStart(2)} ${at.toISOString().slice(11, 16)}`;
}
