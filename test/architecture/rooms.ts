/** A part of the source tree, and which others its files may import. Everything that is not listed is forbidden. */
export interface Room {
  readonly name: string
  /** A regular expression over paths from the root of the project. */
  readonly path: string
  readonly mayImport: readonly string[]
}

const ground = ['contract', 'core ground', 'database', 'session']
const tables = ['journal', 'jobs', 'settings', 'pdfs', 'papers']
const state = [...ground, ...tables, 'reading', 'annotations', 'rules']
const subjects = ['feeds', 'digest', 'discovery', 'plan', 'statistics', 'export', 'safety', 'versions']

export const rooms: readonly Room[] = [
  { name: 'contract', path: '^src/preload/contract/', mayImport: [] },
  { name: 'bridge', path: '^src/preload/bridge\\.ts$', mayImport: ['contract'] },
  { name: 'preload', path: '^src/preload/index\\.ts$', mayImport: ['bridge'] },

  {
    name: 'core ground',
    path: '^src/main/core/(ports|finder-port|mail-port|failures|changes|counted|host-name|library-place|real-path|retry-after|steady-timers)\\.ts$',
    mayImport: ['contract'],
  },
  { name: 'database', path: '^src/main/core/database/', mayImport: ['contract', 'core ground'] },
  { name: 'session', path: '^src/main/core/session\\.ts$', mayImport: ['contract', 'core ground', 'database'] },
  { name: 'journal', path: '^src/main/core/journal/', mayImport: ground },
  { name: 'jobs', path: '^src/main/core/jobs/', mayImport: ground },
  { name: 'settings', path: '^src/main/core/settings/', mayImport: ground },
  { name: 'pdfs', path: '^src/main/core/pdfs/', mayImport: ground },
  { name: 'papers', path: '^src/main/core/papers/', mayImport: ground },
  { name: 'reading', path: '^src/main/core/reading/', mayImport: [...ground, 'journal', 'papers'] },
  { name: 'annotations', path: '^src/main/core/annotations/', mayImport: [...ground, 'journal'] },
  // What the reader wants done with papers as they come in, which is why intake looks at it and not the other way round.
  { name: 'rules', path: '^src/main/core/rules/', mayImport: [...ground, 'journal', 'papers', 'reading'] },
  { name: 'intake', path: '^src/main/core/intake/', mayImport: state },
  ...subjects.map(name => ({ name, path: `^src/main/core/${name}/`, mayImport: [...state, 'intake'] })),
  // All of a library as plain files, out of what exports and what keeps it safe.
  { name: 'mirror', path: '^src/main/core/mirror/', mayImport: [...state, 'export', 'safety'] },
  { name: 'api', path: '^src/main/core/api/', mayImport: [...state, 'intake', ...subjects, 'mirror'] },
  {
    name: 'library',
    path: '^src/main/core/library\\.ts$',
    mayImport: [...state, 'intake', ...subjects, 'mirror', 'api'],
  },

  {
    name: 'workers',
    path: '^src/main/workers/',
    mayImport: ['contract', 'host', ...state, 'intake', ...subjects, 'library'],
  },
  { name: 'host', path: '^src/main/host/', mayImport: ['contract', 'core ground', 'library'] },
  {
    name: 'electron',
    path: '^src/main/electron/',
    mayImport: ['contract', 'bridge', 'core ground', 'library', 'host'],
  },
  { name: 'web', path: '^src/main/web/', mayImport: ['contract', 'core ground', 'library', 'host'] },
  // `offprint serve` is the web host; `offprint export` writes the formats itself, page by page.
  { name: 'cli', path: '^src/main/cli/', mayImport: ['contract', 'core ground', 'export', 'library', 'host', 'web'] },
  { name: 'electron entry', path: '^src/main/index\\.ts$', mayImport: ['core ground', 'library', 'host', 'electron'] },

  { name: 'renderer library', path: '^src/renderer/library/', mayImport: ['contract', 'bridge', 'language'] },
  { name: 'language', path: '^src/renderer/language/', mayImport: ['contract'] },
  { name: 'stores', path: '^src/renderer/stores/', mayImport: ['contract', 'renderer library', 'language'] },
  { name: 'ui', path: '^src/renderer/ui/', mayImport: ['language'] },
  {
    name: 'renderer rooms',
    path: '^src/renderer/(?!(?:library|language|stores|ui|app)/)([^/]+)/',
    mayImport: ['contract', 'language', 'stores', 'ui'],
  },
  { name: 'app', path: '^src/renderer/app/', mayImport: ['contract', 'language', 'stores', 'ui', 'renderer rooms'] },
  {
    name: 'renderer entry',
    path: '^src/renderer/[^/]+$',
    mayImport: ['contract', 'bridge', 'renderer library', 'stores', 'ui', 'app'],
  },
]

/** Packages and parts of Node, and the only places that may import them. */
export interface Reserved {
  readonly what: string
  /** Over what the import leads to: a path below node_modules, or a name. Where not given, all of Node. */
  readonly path?: string
  readonly onlyFrom: readonly string[]
}

const packages = (names: string): string => `(^|node_modules/)(@types/)?(${names})(/|$)`
const partsOfNode = (names: string): string => `^(node:)?(${names})(/|$)`

export const reserved: readonly Reserved[] = [
  {
    what: 'electron',
    path: packages('electron'),
    onlyFrom: ['^src/main/electron/', '^src/main/index\\.ts$', '^src/preload/index\\.ts$'],
  },
  { what: 'better-sqlite3', path: packages('better-sqlite3'), onlyFrom: ['^src/main/core/(database|safety)/'] },
  // One door to the network, where addresses are looked at: what opens a connection is there and nowhere else.
  {
    what: 'network clients',
    path: packages('undici'),
    onlyFrom: ['^src/main/host/(safe-fetch|pinned-agent)\\.ts$'],
  },
  { what: 'mail', path: packages('nodemailer'), onlyFrom: ['^src/main/host/send-mail\\.ts$'] },
  { what: 'the socket of the page', path: packages('ws'), onlyFrom: ['^src/main/web/'] },
  { what: 'the server of the page', path: partsOfNode('http'), onlyFrom: ['^src/main/web/'] },
  {
    what: 'names and sockets',
    path: partsOfNode('dns|net'),
    onlyFrom: ['^src/main/host/(pinned-agent|public-address)\\.ts$', '^src/main/web/index\\.ts$'],
  },
  { what: 'other ways out', path: partsOfNode('https|http2|tls|dgram|inspector'), onlyFrom: ['^nobody$'] },
  {
    what: 'servers, timers and processes',
    path: partsOfNode('http|net|timers|child_process|worker_threads|cluster|process'),
    onlyFrom: ['^src/main/(?!core/)'],
  },
  { what: 'Node', onlyFrom: ['^src/main/'] },
  { what: 'React', path: packages('react|react-dom'), onlyFrom: ['^src/renderer/(?!library/|stores/.*\\.ts$)'] },
  { what: 'zod', path: packages('zod'), onlyFrom: ['^src/preload/contract/', '^src/main/'] },
]
