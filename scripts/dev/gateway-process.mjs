import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { end } from './end.mjs';

/** The last line of the gateway's greeting. */
const greeted = /^Next: /;
/** Lines of the log at the levels error and fatal. */
const wentWrong = /"level":[56]0,/;

/** The gateway, started again for each build. */
export class GatewayProcess {
  #root;
  #environment;
  #nodeOptions;
  #child;
  #greetedBefore = false;

  constructor(root, environment, nodeOptions) {
    this.#root = root;
    this.#environment = environment;
    this.#nodeOptions = nodeOptions;
  }

  /** Whether it runs now. What keeps it from running it says itself; its greeting is shown once. */
  async start() {
    const main = path.join(this.#root, 'dist/apps/gateway/src/main.js');
    const child = spawn(process.execPath, ['--enable-source-maps', ...this.#nodeOptions, main], {
      cwd: this.#root,
      env: this.#environment,
      detached: true,
      // What it says to people comes on standard error, its log on standard output: of that only what went wrong is shown.
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let shown = !this.#greetedBefore;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (wentWrong.test(line)) process.stdout.write(`${line}\n`);
    });
    const runs = new Promise((resolve) => {
      createInterface({ input: child.stderr }).on('line', (line) => {
        // What it says while it is stopped for the next build is no news.
        if (shown && this.#child === child) process.stdout.write(`${line}\n`);
        if (!greeted.test(line)) return;
        shown = true;
        this.#greetedBefore = true;
        resolve(true);
      });
    });
    const started = await Promise.race([runs, once(child, 'exit').then(() => false)]);
    if (started) this.#sayWhenItEnds(child);
    return started;
  }

  async stop() {
    const child = this.#child;
    this.#child = undefined;
    if (child) await end(child);
  }

  kill() {
    this.#child?.kill('SIGKILL');
  }

  #sayWhenItEnds(child) {
    child.once('exit', (code, signal) => {
      if (this.#child !== child) return;
      process.stdout.write(
        `[dev] The gateway has ended with ${code ?? signal}. It starts again with the next change.\n`,
      );
    });
  }
}
