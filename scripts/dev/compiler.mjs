import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

const done = /Found (\d+) errors?\. Watching for file changes/;

/**
 * Compiles gateway and libraries, and whatever of them changes. `onChange` hears that something is being compiled, `onBuilt`
 * that the build is good; errors are shown, and the last good build stays.
 */
export function startCompiler(root, { onChange, onBuilt }) {
  const nest = path.join(root, 'node_modules/.bin/nest');
  const child = spawn(nest, ['build', 'gateway', '--watch', '--preserveWatchOutput'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.includes('File change detected')) onChange();
    said.push(line);
    const errors = done.exec(line)?.[1];
    if (errors === undefined) return;
    if (errors === '0') onBuilt();
    else process.stdout.write(`${said.join('\n')}\n`);
    said = [];
  });
  return child;
}
