import { type Control, inFile } from './control.ts'

/** What keeps folders apart: the library's, the mirror's, and everybody else's. */
export const placeControls: readonly Control[] = [
  {
    says: 'A library that was there and is gone is not made anew unseen, and not at all where its disk is away; one where other programs or machines get at it is said to be',
    test: 'test/host/cli-place.test.ts',
    breaks: [
      ...inFile(
        'src/main/host/known-libraries.ts',
        { without: 'a look at the disk', take: 'if (diskOf(folder) !== missed.disk)', put: 'if (false)' },
        {
          without: 'a word',
          take: 'if (!missed) return null',
          put: 'if (missed) return null\n  if (!missed) return null',
        },
      ),
      ...inFile('src/main/core/library-place.ts', {
        without: 'the names of network drives',
        take: '(NETWORK[found.type] ?? null)',
        put: 'null',
        test: 'test/core/library-place.test.ts',
      }),
    ],
  },
  {
    says: 'The mirror is written into a folder that was empty or is its own, of one library alone; what is changed there is kept beside what is written, links there lead nothing elsewhere',
    test: 'test/core/mirror/mirror.test.ts',
    breaks: [
      ...inFile(
        'src/main/core/mirror/mirror-folder.ts',
        {
          without: 'empty folders alone',
          take: 'readdirSync(folder).some(name => !HARMLESS.test(name) && name !== MARKER + UNFINISHED)',
          put: 'readdirSync(folder).length < 0',
          only: 'somebody else',
        },
        {
          without: 'the mark of its library',
          take: 'if (found.key !== key)',
          put: 'if (false)',
          only: 'somebody else',
        },
        {
          without: 'a look for the original',
          take: 'realPathOf(found.library) !== realPathOf(library))',
          put: 'realPathOf(found.library) === realPathOf(library))',
          only: 'somebody else',
        },
      ),
      ...inFile(
        'src/main/core/mirror/mirror-files.ts',
        {
          without: 'keeping what was changed',
          take: 'if (sum !== null && sums.includes(sum)) return null',
          put: 'if (sum !== null) return null',
          only: 'what somebody changed',
        },
        {
          without: 'folders that are no links',
          take: 'if (!there?.isDirectory())',
          put: 'if (!there)',
          only: 'a link',
        },
      ),
      ...inFile('src/main/core/safety/safe-files.ts', {
        without: 'a new file under the name of what is written',
        take: "return await open(path, 'wx')",
        put: "return await open(path, 'w')",
        only: 'a link',
      }),
      ...inFile('src/main/core/library.ts', {
        without: 'the debt in the transaction',
        take: 'oweMirror(write, papers, ports.now())',
        put: '',
        only: 'it follows',
      }),
      ...inFile('src/main/core/safety/mirror-again.ts', {
        without: 'a comparison after a restore',
        take: "if (readSettings(write).mirrorFolder === '') return",
        put: 'if (write) return',
        only: 'it follows',
      }),
    ],
  },
  {
    says: 'A folder that takes no writes is said to take none before anything is begun, and is read all the same',
    test: 'test/core/safety/troubled-disk.test.ts',
    breaks: [
      ...inFile('src/main/core/database/lock.ts', {
        without: 'a look before',
        take: 'if (!takesWrites(folder))\n    throw',
        put: 'if (folder === "")\n    throw',
        only: 'takes no writes',
      }),
      ...inFile('src/main/core/database/open-database.ts', {
        without: 'a copy to read',
        take: 'isThere && !takesWrites(dirname(path)) ? copyToRead(path) : null',
        put: 'isThere && path === "" ? copyToRead(path) : null',
        only: 'takes no writes',
      }),
    ],
  },
]
