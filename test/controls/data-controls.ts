import { type Control, inFile } from './control.ts'

const DISK = 'test/core/safety/on-the-disk.test.ts'

/** What keeps the reader's own from being lost. */
export const dataControls: readonly Control[] = [
  {
    says: 'One owner a library: the operating system’s lock',
    test: 'test/core/intake/import-papers.test.ts',
    breaks: [
      ...inFile('src/main/core/database/lock.ts', {
        without: 'the lock',
        take: `database.exec('BEGIN EXCLUSIVE')`,
        put: `database.exec('BEGIN')`,
      }),
      ...inFile('src/main/core/database/open-database.ts', {
        without: 'a reader that cannot write',
        take: 'const database = isThere ? connect(copy?.path ?? path, true) : emptyLibrary()',
        put: `const database = isThere ? connect(path, false) : emptyLibrary()\n  void copy\n  return openForWriting(path, options)`,
      }),
    ],
  },
  {
    says: 'What was acknowledged is on the disk: a write-ahead log synced at every commit, foreign keys kept, a stranger’s schema not trusted',
    test: DISK,
    breaks: inFile(
      'src/main/core/database/open-database.ts',
      { without: 'the log', take: `database.pragma('journal_mode = WAL')`, put: '' },
      {
        without: 'a sync at every commit',
        take: `  database.pragma('synchronous = FULL')\n  database.pragma('foreign_keys = ON')`,
        put: `  database.pragma('synchronous = NORMAL')\n  database.pragma('foreign_keys = ON')`,
      },
      {
        without: 'a sync after work that could wait',
        take: `    } finally {\n      database.pragma('synchronous = FULL')`,
        put: '    } finally {',
      },
      {
        without: 'foreign keys',
        take: `database.pragma('foreign_keys = ON')`,
        put: `database.pragma('foreign_keys = OFF')`,
      },
      { without: 'distrust of schemas', take: `database.pragma('trusted_schema = OFF')`, put: '' },
      { without: 'a look at cells', take: `database.pragma('cell_size_check = ON')`, put: '' },
      {
        without: 'reading without maps of memory',
        take: `database.pragma('mmap_size = 0')`,
        put: `database.pragma('mmap_size = 268435456')`,
      },
      {
        without: 'a SQLite that is new enough',
        take: 'const OLDEST_SQLITE = [3, 51, 3]',
        put: 'const OLDEST_SQLITE = [2, 0, 0]',
      },
    ),
  },
  {
    says: 'Files get their names once their bytes are on the disk, and the folder is synced after that',
    test: DISK,
    breaks: [
      ...inFile(
        'src/main/core/safety/safe-files.ts',
        { without: 'the sync of a file', take: '{ flush: true }', put: '{}' },
        { without: 'the sync of a file among many', take: 'await handle.sync()', put: '' },
        {
          without: 'another name while it is written',
          take: 'const unfinished = path + UNFINISHED\n  try {\n    writeFileSync',
          put: 'const unfinished = path\n  try {\n    writeFileSync',
        },
        { without: 'the sync of its folder', take: 'syncFolder(dirname(path))', put: '' },
      ),
      ...inFile('src/main/core/safety/sealed-copy.ts', {
        without: 'the sync of a backup',
        take: '  syncFile(path)\n  return proved',
        put: '  return proved',
      }),
      ...inFile('src/main/core/safety/backups.ts', {
        without: 'the sync of the folder of backups',
        take: `  syncFolder(join(folder, FOLDER))`,
        put: '',
      }),
      ...inFile(
        'src/main/core/pdfs/copy-in.ts',
        { without: 'the sync of a PDF', take: 'await copy.sync()', put: '' },
        { without: 'the sync of its shelf', take: 'await flushFolder(shelf)', put: '' },
      ),
      ...inFile('src/main/host/receive-upload.ts', {
        without: 'the sync of an upload',
        take: 'await file.sync()',
        put: '',
      }),
    ],
  },
  {
    says: 'A backup has its name only after it was opened and checked; the newest is never thinned away',
    test: 'test/core/safety/backups.test.ts',
    breaks: [
      ...inFile('src/main/core/safety/sealed-copy.ts', {
        without: 'the check',
        take: 'if (problems.length > 0) throw damaged(path, problems[0])',
        put: '',
      }),
      ...inFile(
        'src/main/core/safety/backups.ts',
        {
          without: 'the removal of what failed',
          take: 'copy: string): unknown {\n  dropCopy(copy)',
          put: 'copy: string): unknown {\n  void [dropCopy, copy]',
        },
        { without: 'a place outside of the rotation', take: 'rotates: suffix === undefined', put: 'rotates: true' },
      ),
      ...inFile('src/main/core/database/migrate.ts', {
        without: 'a backup before a migration',
        take: 'if (from > 0) before()',
        put: '',
      }),
    ],
  },
  {
    says: 'A restore is proved first, announced, and carried out at any next opening; what it replaces is kept, log and all',
    test: 'test/core/safety/restore.test.ts',
    breaks: [
      ...inFile('src/main/core/safety/restore.ts', {
        without: 'the proof',
        take: 'await inSlices(seal, pause)',
        put: 'void [seal, inSlices, pause]',
      }),
      ...inFile('src/main/core/safety/replacement.ts', {
        without: 'the log moved away first',
        take: `for (const suffix of ['-wal', '-shm', '-journal', ''])`,
        put: `for (const suffix of [''])`,
      }),
    ],
  },
  {
    says: 'A library that lost its database is said to have, one from the future is read only, another program’s is refused',
    test: 'test/core/safety/doctor.test.ts',
    breaks: [
      ...inFile('src/main/core/safety/replacement.ts', {
        without: 'a look for traces',
        take: 'if (traces.length === 0) return',
        put: 'return',
      }),
      ...inFile('src/main/core/database/migrate.ts', {
        without: 'a mark of ours',
        take: 'tables > 0 && application !== APPLICATION_ID',
        put: 'false',
        test: DISK,
      }),
      ...inFile('src/main/core/database/open-database.ts', {
        without: 'a look at the version',
        take: 'if (version > SCHEMA_VERSION) {',
        put: 'if (false) {',
        test: DISK,
      }),
    ],
  },
  {
    says: 'What is open takes no change once its folder is somewhere else; a database older than its plain files is noticed and mended from them; a clock that went back stops no backups',
    test: 'test/core/safety/local-faults.test.ts',
    breaks: [
      ...inFile('src/main/core/database/open-database.ts', {
        without: 'a look at the place',
        take: 'if (!database.inTransaction) requirePlace()',
        put: '',
        only: 'a folder that is renamed',
      }),
      ...inFile(
        'src/main/core/safety/sidecars/steps-file.ts',
        {
          without: 'a look at the steps',
          take: 'if (known > steps)',
          put: 'if (false)',
          only: 'a log that was deleted|an older copy',
        },
        {
          without: 'a look for papers',
          take: '=== undefined && hasPapers(folder))',
          put: '=== undefined && folder.length < 0)',
          only: 'an empty library in its place',
        },
      ),
      ...inFile('src/main/core/safety/backups.ts', {
        without: 'a look at the clock',
        take: '.find(({ madeAt }) => Date.parse(madeAt) <= now)',
        put: '[now * 0]',
        only: 'a clock that is put back',
      }),
    ],
  },
  {
    says: 'A full disk is said to be full, leaves nothing half done, and keeps no library from opening',
    test: 'test/core/safety/backups.test.ts',
    breaks: [
      ...inFile('src/main/core/safety/reserve.ts', {
        without: 'giving up the reserve',
        take: 'rmSync(reserve, { force: true })',
        put: '',
        only: 'on a full disk',
      }),
      ...inFile('src/main/core/safety/safe-files.ts', {
        without: 'the removal of halves',
        take: 'await rm(unfinished, { force: true }).catch(() => {})',
        put: 'void rm',
        only: 'on a full disk',
      }),
    ],
  },
  {
    says: 'Stored PDFs are found by the hash of their bytes, which the doctor reads again; what nothing refers to is set aside, never deleted',
    test: 'test/core/pdfs/pdf-store.test.ts',
    breaks: inFile(
      'src/main/core/pdfs/pdf-store.ts',
      { without: 'reading again', take: `hash.digest('hex') === id ?`, put: 'hash ?' },
      {
        without: 'a look whether it is a PDF',
        take: 'if (problem) throw new LibraryFailure',
        put: 'if (false) throw new LibraryFailure',
      },
      { without: 'hashes alone as names', take: '!FILE_ID.test(id)', put: 'false' },
      { without: 'setting aside', take: 'await rename(pathOf(id), kept)', put: 'await rm(pathOf(id))' },
    ),
  },
  {
    says: 'Every step of the reader’s is kept with its rows and can be taken back, now and after a restart',
    test: 'test/core/journal/undo.test.ts',
    breaks: inFile(
      'src/main/core/journal/journal.ts',
      { without: 'rows put back', take: 'for (const change of changes) applyChange(write, change)', put: '' },
      { without: 'the order of taking back', take: `state === 'undone' ? inverted(stored) : stored`, put: 'stored' },
    ),
  },
  {
    says: 'Plain files follow every change, owed in the transaction that made it; a library is rebuilt from them alone',
    test: 'test/core/safety/sidecars.test.ts',
    breaks: inFile('src/main/core/session.ts', {
      without: 'the debt in the transaction',
      take: 'beforeCommit(write, changes.changedPapers())',
      put: 'void beforeCommit',
    }),
  },
  {
    says: 'Layers: the core imports no host, no network, no Electron',
    test: 'test/architecture/imports.test.ts',
    breaks: inFile(
      'test/architecture/imports.ts',
      { without: 'the arrows', take: 'forbidden: [...arrows, ', put: 'forbidden: [' },
      { without: 'what is reserved', take: '...reservations, ...others] },', put: '...others] },' },
      { without: 'circles', take: 'to: { circular: true },', put: `to: { path: '^$' },` },
    ),
  },
]
