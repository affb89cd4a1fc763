// Who may import whom: the table of the design. Libraries are imported by their index only.
const table = {
  std: [],
  canonical: ['std'],
  edi: ['std'],
  matching: ['canonical', 'std'],
  partners: ['canonical', 'edi', 'matching', 'std'],
  exchange: ['partners', 'matching', 'canonical', 'edi', 'std'],
  channels: ['exchange', 'partners', 'matching', 'canonical', 'edi', 'std'],
  odoo: ['exchange', 'partners', 'matching', 'canonical', 'edi', 'std'],
  store: ['exchange', 'partners', 'matching', 'canonical', 'edi', 'std'],
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

// The rooms of the mapping language, each of which knows only those before it.
const rooms = ['values', 'rules', 'compile', 'read', 'write'];

const mappingRooms = rooms.map((room, i) => ({
  name: `mapping-${room}`,
  severity: 'error',
  from: { path: `^libs/partners/src/mapping/${room}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: `^libs/partners/src/mapping/`, pathNot: `/mapping/(${rooms.slice(0, i + 1).join('|')})/` },
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
    { name: 'console-alone', severity: 'error', from: { path: '^apps/console/' }, to: { path: '^libs/' } },
    onlyIn('nest-at-the-edge', ['@nestjs/[^/]+'], ['apps/gateway/', 'libs/runtime/']),
    onlyIn('postgres-in-the-store', ['typeorm', 'pg-boss'], ['libs/store/', 'libs/runtime/src/open-runtime']),
    onlyIn('pg-in-the-store', ['pg'], ['libs/store/', 'libs/runtime/src/embedded-postgres']),
    onlyIn('wrappers-in-channels', ['yauzl', 'openpgp', 'tar-stream'], ['libs/channels/src/wrappers/']),
    onlyIn('ssh-in-channels', ['ssh2', 'ssh2-sftp-client'], ['libs/channels/', 'apps/gateway/src/sftp/']),
    {
      name: 'no-io-in-pure-libraries',
      severity: 'error',
      from: {
        path: '^libs/(std|canonical|edi|matching|partners|exchange)/',
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
