// Who may import whom: the table of the design. Libraries are imported by their index only.
const table = {
  std: [],
  accounts: ['std'],
  canonical: ['std'],
  edi: ['std'],
  mapping: ['canonical', 'edi', 'std'],
  matching: ['canonical', 'std'],
  partners: ['mapping', 'matching', 'canonical', 'edi', 'std'],
  simulator: ['partners', 'mapping', 'canonical', 'edi', 'std'],
  exchange: ['partners', 'mapping', 'matching', 'canonical', 'edi', 'std'],
  channels: ['exchange', 'partners', 'mapping', 'matching', 'canonical', 'edi', 'std'],
  odoo: ['exchange', 'partners', 'mapping', 'matching', 'canonical', 'edi', 'std'],
  store: ['accounts', 'exchange', 'partners', 'mapping', 'matching', 'canonical', 'edi', 'std'],
  'odoo-stand-in': ['std'],
};

const layers = Object.entries(table).map(([library, allowed]) => ({
  name: `${library}-imports`,
  comment: `${library} may import ${allowed.length ? allowed.join(', ') : 'no other library'}`,
  severity: 'error',
  from: { path: `^libs/${library}/` },
  to: { path: '^(libs|apps)/', pathNot: `^libs/(${[library, ...allowed].join('|')})/` },
}));

const onlyIn = (name, packages, places) => ({
  name,
  severity: 'error',
  from: { path: '^(libs|apps)/', pathNot: `^(${places.join('|')})` },
  to: { path: `node_modules/(${packages.join('|')})/` },
});

// The rooms of the mapping language, each of which knows only those before it. What compiles a mapping stands above the
// first eight, and files without an envelope are read by compiled mappings.
const rooms = ['yaml', 'values', 'rules', 'compile', 'read', 'shipment', 'program', 'write'];

const mappingRooms = rooms.map((room, i) => ({
  name: `mapping-${room}`,
  severity: 'error',
  from: { path: `^libs/mapping/src/${room}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: `^libs/mapping/src/`, pathNot: `^libs/mapping/src/(${rooms.slice(0, i + 1).join('|')})/` },
}));

export default {
  forbidden: [
    ...layers,
    ...mappingRooms,
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circles-between-rooms',
      comment: 'Rooms of the gateway know each other in one direction only.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^apps/gateway/src/' },
      to: { circular: true },
    },
    {
      name: 'by-index-only',
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/$2/'] },
    },
    {
      name: 'apps-apart',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'samples-in-tests',
      comment: 'test documents, what makes them, and the twin of the store are for tests, benchmarks and scripts',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^test/' },
    },
    {
      name: 'testing-in-specs',
      comment: 'what stands in for the gateway and the browser is for specs of the console',
      severity: 'error',
      from: { path: '^apps/console/src/', pathNot: ['^apps/console/src/testing/', '\\.spec\\.tsx?$'] },
      to: { path: '^apps/console/src/testing/' },
    },
    { name: 'console-alone', severity: 'error', from: { path: '^apps/console/' }, to: { path: '^libs/' } },
    onlyIn('nest-at-the-edge', ['@nestjs/[^/]+'], ['apps/gateway/']),
    onlyIn('postgres-in-the-store', ['typeorm', 'pg', 'pg-boss', 'rate-limiter-flexible'], ['libs/store/']),
    onlyIn('wrappers-in-channels', ['yauzl', 'openpgp', 'tar-stream'], ['libs/channels/src/wrappers/']),
    onlyIn('ssh-in-channels', ['ssh2', 'ssh2-sftp-client'], ['libs/channels/', 'apps/gateway/src/sftp/']),
    {
      name: 'no-io-in-pure-libraries',
      severity: 'error',
      from: {
        path: '^libs/(std|accounts|canonical|edi|mapping|matching|partners|simulator|exchange)/',
        pathNot: ['^libs/partners/src/load\\.ts$', '\\.spec\\.ts$'],
      },
      to: { path: '^(node:)?(fs|net|http|https|dgram|child_process|worker_threads|cluster|tls|dns)(/|$)' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    // What tests have in common is no room: it may know them all.
    doNotFollow: { path: ['node_modules', '^test/'] },
    exclude: { path: ['dist/', '\\.gen\\.ts$'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
