// What must hold before a commit, two checks at a time: `npm run check`. With --static all of it but the unit tests, which
// `npm test` has run where the two follow each other. Each check is a script of package.json, and only one that fails is shown.
import { spawn } from 'node:child_process';
import process from 'node:process';

// The longest first, so that none of them begins when the others are done.
const checks = ['lint', 'unit', 'types', 'format:check', 'types:console', 'dead', 'imports', 'sbom:check'];
const wanted = process.argv.includes('--static') ? checks.filter((name) => name !== 'unit') : checks;

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const failed = [];

/** Runs a script to its end; what it says is told when it fails. */
function run(name) {
  const begun = Date.now();
  const child = spawn(npm, ['run', '--silent', name], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  const said = [];
  child.stdout.on('data', (data) => said.push(data));
  child.stderr.on('data', (data) => said.push(data));
  return new Promise((resolve) => {
    child.on('error', (error) => said.push(Buffer.from(String(error))));
    child.on('close', (code) => {
      const seconds = ((Date.now() - begun) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name.padEnd(14)} ${seconds.padStart(6)} s`);
      if (code !== 0) {
        failed.push(name);
        process.stdout.write(Buffer.concat(said));
      }
      resolve();
    });
  });
}

const left = [...wanted];
async function lane() {
  for (let name; (name = left.shift());) await run(name);
}
await Promise.all([lane(), lane()]);

if (failed.length > 0) {
  console.error(`\nfailed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
