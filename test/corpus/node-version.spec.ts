import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

// Which Node runs what is said in five places: docs/decisions/0001.

const text = (name: string) => readFileSync(join(import.meta.dirname, '../..', name), 'utf8');

interface Package {
  readonly engines: { readonly node: string };
  readonly devEngines: { readonly runtime: { readonly version: string } };
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const { engines, devEngines, optionalDependencies } = JSON.parse(text('package.json')) as Package;
const bundled = Object.entries(optionalDependencies).filter(([name]) => name.startsWith('node-'));

it('runs on the Node that is bundled for each platform, and says so', () => {
  const [version = ''] = bundled.map(([, each]) => each);
  const [major] = version.split('.');
  expect(bundled.map(([, each]) => each)).toEqual(bundled.map(() => version));
  expect(engines.node).toBe(`>=${major}`);
  expect(text('.nvmrc').trim()).toBe(version);
  expect(text('quayside')).toContain(`>= ${major} ? 0 : 1`);
  expect(process.versions.node).toBe(version);
});

it('is installed by the npm of the Node that the README asks for', () => {
  expect(text('README.md')).toContain(`with Node ${devEngines.runtime.version.slice(2)} or newer and npm`);
});
