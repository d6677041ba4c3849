import { join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { fixtureProject } from './fixture-project.ts'
import { wrongImports } from './imports.ts'

const project = join(import.meta.dirname, '../..')

test('the source follows the arrows', { timeout: 240_000 }, async () => {
  // The whole project is read, which a busy machine takes its time for.
  expect(await wrongImports(project)).toEqual([])
})

/** From, what it imports, and what the complaint says. */
const forbidden: readonly (readonly [string, string, RegExp])[] = [
  ['src/preload/contract/paper.ts', '../../main/core/ports.ts', /contract may import: nothing of ours/],
  ['src/preload/contract/paper.ts', 'undici', /network clients may be imported only by/],
  ['src/preload/index.ts', './contract/library-api.ts', /preload may import: bridge/],
  ['src/main/core/database/handles.ts', '../papers/papers.ts', /database may import/],
  ['src/main/core/papers/papers.ts', '../reading/reading.ts', /papers may import/],
  ['src/main/core/reading/reading.ts', '../intake/import-papers.ts', /reading may import/],
  ['src/main/core/annotations/annotations.ts', '../papers/papers.ts', /annotations may import/],
  ['src/main/core/intake/import-papers.ts', '../feeds/feeds.ts', /intake may import/],
  ['src/main/core/feeds/feeds.ts', '../safety/backup.ts', /feeds may import/],
  ['src/main/core/feeds/feeds.ts', '../library.ts', /feeds may import/],
  ['src/main/core/feeds/feeds.ts', '../../host/dispatch.ts', /feeds may import/],
  ['src/main/core/feeds/feeds.ts', '../../workers/parse-feed.ts', /feeds may import/],
  ['src/main/core/feeds/feeds.ts', 'node:http', /servers, timers and processes may be imported only by/],
  ['src/main/core/feeds/feeds.ts', 'node:timers/promises', /servers, timers and processes may be imported only by/],
  ['src/main/core/feeds/feeds.ts', 'undici', /network clients may be imported only by/],
  ['src/main/host/dispatch.ts', 'undici', /network clients may be imported only by/],
  ['src/main/workers/read-pdf.ts', 'node:http', /the server of the page may be imported only by/],
  ['src/main/electron/window.ts', 'node:net', /names and sockets may be imported only by/],
  ['src/main/host/dispatch.ts', 'node:https', /other ways out may be imported only by/],
  ['src/main/cli/index.ts', 'nodemailer', /mail may be imported only by/],
  ['src/main/core/papers/papers.ts', 'better-sqlite3', /better-sqlite3 may be imported only by/],
  ['src/main/core/papers/papers.ts', 'electron', /electron may be imported only by/],
  ['src/main/host/dispatch.ts', 'electron', /electron may be imported only by/],
  ['src/main/host/dispatch.ts', 'better-sqlite3', /better-sqlite3 may be imported only by/],
  ['src/main/host/dispatch.ts', '../core/papers/papers.ts', /host may import/],
  ['src/main/host/dispatch.ts', '../web/index.ts', /host may import/],
  ['src/main/web/index.ts', '../electron/window.ts', /web may import/],
  ['src/main/cli/index.ts', '../core/feeds/feeds.ts', /cli may import/],
  ['src/main/host/dispatch.ts', '../../../test/support/clock.ts', /host may import/],
  ['src/renderer/library/library-client.ts', '../../main/core/ports.ts', /renderer library may import/],
  ['src/renderer/stores/row-store.ts', '../../preload/bridge.ts', /stores may import/],
  ['src/renderer/stores/row-store.ts', 'react', /React may be imported only by/],
  ['src/renderer/reader/page.tsx', '../../preload/bridge.ts', /renderer rooms may import/],
  ['src/renderer/reader/page.tsx', '../library/library-client.ts', /renderer rooms may import/],
  ['src/renderer/reader/page.tsx', '../queues/queue-list.tsx', /renderer rooms may import/],
  ['src/renderer/reader/page.tsx', '../app/layout.tsx', /renderer rooms may import/],
  ['src/renderer/reader/page.tsx', 'node:fs', /Node may be imported only by/],
  ['src/renderer/reader/page.tsx', 'zod', /zod may be imported only by/],
  ['src/renderer/ui/button.tsx', '../stores/row-store.ts', /ui may import: language$/m],
  ['src/renderer/ui/button.tsx', '../../preload/contract/paper.ts', /ui may import: language$/m],
  ['src/renderer/language/language.ts', '../ui/button.tsx', /language may import: contract$/m],
]

test.for(forbidden)('%s may not import %s', async ([from, to, complaint]) => {
  const target = to.startsWith('.') ? { [posix.join(from, '..', to)]: 'export const value = 1\n' } : {}
  const folder = fixtureProject({ ...target, [from]: `import '${to}'\n`, 'test/empty.ts': '' })
  const found = await wrongImports(folder)
  expect(found.join('\n')).toMatch(complaint)
  expect(found.join('\n')).toContain(from)
})

test('an import of types alone is an arrow too', async () => {
  const folder = fixtureProject({
    'src/main/core/papers/papers.ts': `import type { Host } from '../../host/dispatch.ts'\nexport type Kept = Host\n`,
    'src/main/host/dispatch.ts': 'export interface Host { readonly name: string }\n',
    'test/empty.ts': '',
  })
  expect(await wrongImports(folder)).toEqual([expect.stringMatching(/^src\/main\/core\/papers\/papers\.ts -> /)])
})

test('a circle is found, also inside one room', async () => {
  const folder = fixtureProject({
    'src/main/host/first.ts': `import { second } from './second.ts'\nexport const first = () => second\n`,
    'src/main/host/second.ts': `import { first } from './first.ts'\nexport const second = () => first\n`,
    'test/empty.ts': '',
  })
  expect((await wrongImports(folder)).join('\n')).toContain('these files import each other in a circle')
})

test('what main loads at run time is installed with the app', async () => {
  const folder = fixtureProject({
    'package.json': '{ "type": "module", "devDependencies": { "left": "1.0.0" } }',
    'node_modules/left/package.json': '{ "name": "left", "main": "left.js" }',
    'node_modules/left/left.js': 'module.exports = 1\n',
    'src/main/host/dispatch.ts': `import left from 'left'\nexport const kept = left\n`,
    'test/empty.ts': '',
  })
  expect((await wrongImports(folder)).join('\n')).toContain('a package that main loads at run time')
})

test('what the arrows allow passes', async () => {
  const folder = fixtureProject({
    'src/preload/contract/paper.ts': `import { z } from 'zod'\nexport const paper = z\n`,
    'src/main/core/database/handles.ts': `import Database from 'better-sqlite3'\nexport const open = Database\n`,
    'src/main/core/papers/papers.ts': `import '../database/handles.ts'\nimport 'node:path'\n`,
    'src/main/index.ts': `import 'electron'\n`,
    'src/renderer/reader/page.tsx': `import '../ui/button.tsx'\nimport './engine/draw.ts'\nimport '../../preload/contract/paper.ts'\n`,
    'src/renderer/reader/engine/draw.ts': '',
    'src/renderer/ui/button.tsx': `import 'react'\n`,
    'test/empty.ts': '',
  })
  expect(await wrongImports(folder)).toEqual([])
})
