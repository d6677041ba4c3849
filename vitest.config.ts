import { join } from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

if (Number(process.versions.node.split('.')[0]) < 24)
  throw new Error('The tests need Node 24, which npm installs here: start them as "npm test" or "npm run test:unit".')

interface Group {
  readonly name: string
  readonly include: string | readonly string[]
  readonly exclude?: readonly string[]
  /** Files in a process of their own, a whole start and every source anew for each; the others share one. */
  readonly isApart?: boolean
  readonly needsBuild: boolean
  readonly seconds: number
  /** Second tries for a story that a stalled browser failed; the report tells which needed one. */
  readonly retry?: number
}

function project({
  name,
  include,
  exclude = [],
  isApart = false,
  needsBuild,
  seconds,
  retry = 0,
}: Group): TestProjectInlineConfiguration {
  return {
    // The renderer's JSX, in the tests that render a component to text.
    oxc: { jsx: { runtime: 'automatic' } },
    resolve: {
      alias: [
        {
          find: /^.*\/worker-entry\.ts$/,
          replacement: join(import.meta.dirname, 'test/support/bundled-worker-entry.ts'),
        },
      ],
    },
    test: {
      name,
      include: [include].flat(),
      exclude: [...exclude],
      environment: 'node',
      pool: 'forks',
      isolate: isApart,
      // One queue for all groups, by their names: none waits for the last file of another with a core idle.
      maxWorkers: 2,
      setupFiles: ['test/support/same-seed.ts'],
      globalSetup: needsBuild ? ['test/support/build-once.ts'] : [],
      // What does not come in fifteen seconds does not come; a busy machine may well need more than one.
      expect: { poll: { timeout: 15_000 } },
      testTimeout: seconds * 1000,
      hookTimeout: seconds * 1000,
      retry,
    },
  }
}

/** These change the modules or the globals of the process they run in. */
const apart = [
  'test/core/safety/on-the-disk.test.ts',
  'test/core/safety/restore.test.ts',
  'test/renderer/language.test.ts',
]

export default defineConfig({
  test: {
    // A `.only` left behind would pass as a whole run.
    allowOnly: false,
    globalSetup: ['test/support/bundle-workers.ts'],
    projects: [
      project({
        name: 'unit',
        include: 'test/**/*.test.{ts,tsx}',
        exclude: [...apart, 'test/faults/**', 'test/electron/**', 'test/host/cli*.test.ts'],
        needsBuild: false,
        seconds: 60,
      }),
      project({ name: 'unit-apart', include: apart, isApart: true, needsBuild: false, seconds: 60 }),
      project({ name: 'cli', include: 'test/host/cli*.test.ts', needsBuild: true, seconds: 60 }),
      project({
        name: 'faults',
        include: 'test/faults/**/*.test.ts',
        isApart: true,
        needsBuild: true,
        seconds: 180,
      }),
      project({
        name: 'electron',
        include: 'test/electron/**/*.test.ts',
        needsBuild: true,
        seconds: 180,
        retry: 1,
      }),
      project({ name: 'e2e', include: 'test/**/*.e2e.ts', isApart: true, needsBuild: true, seconds: 180, retry: 1 }),
    ],
  },
})
