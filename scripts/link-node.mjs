// npm 10, which Node 20 brings along, installs the Node of this platform and then drops those of the others, and with them the
// link to it: they all have a program called "node". Everything here runs on node_modules/.bin/node, so it is put back.
import { existsSync, symlinkSync } from 'node:fs';
import path from 'node:path';

const bin = path.resolve(import.meta.dirname, '../node_modules/.bin');
const node = path.join('..', `node-${process.platform}-${process.arch}`, 'bin/node');
const link = path.join(bin, 'node');
if (!existsSync(link) && existsSync(path.join(bin, node))) symlinkSync(node, link);
