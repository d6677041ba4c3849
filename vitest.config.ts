import { join } from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

if (Number(process.versions.node.split('.')[0]) < 24)
  throw new Error('The tests need Node 24, which npm installs here: start them as "npm test" or "npm run test:unit".')

interface Group {
  readonly name: string
  readonly include: string
  readonly exclude?: readonly string[]
  /** Groups run one after the other, in this order. */
  readonly order: number
  /** Files at a time. */
  readonly workers: number
  readonly needsBuild: boolean
  readonly seconds: number
  /** Second tries for a story that a stalled browser failed; the report tells which needed one. */
  readonly retry?: number
}

function project({
  name,
  include,
  exclude = [],
  order,
  workers,
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
      include: [include],
      exclude: [...exclude],
      environment: 'node',
      pool: 'forks',
      maxWorkers: workers,
      sequence: { groupOrder: order },
      setupFiles: ['test/support/same-seed.ts'],
      globalSetup: ['test/support/bundle-workers.ts', ...(needsBuild ? ['test/support/build-once.ts'] : [])],
      // What does not come in fifteen seconds does not come; a busy machine may well need more than one.
      expect: { poll: { timeout: 15_000 } },
      testTimeout: seconds * 1000,
      hookTimeout: seconds * 1000,
      retry,
    },
  }
}

export default defineConfig({
  test: {
    // A `.only` left behind would pass as a whole run.
    allowOnly: false,
    projects: [
      project({
        name: 'unit',
        include: 'test/**/*.test.{ts,tsx}',
        exclude: ['test/faults/**', 'test/electron/**', 'test/host/cli*.test.ts'],
        order: 0,
        workers: 2,
        needsBuild: false,
        seconds: 60,
      }),
      project({
        name: 'cli',
        include: 'test/host/cli*.test.ts',
        order: 0,
        workers: 2,
        needsBuild: true,
        seconds: 60,
      }),
      project({
        name: 'faults',
        include: 'test/faults/**/*.test.ts',
        order: 1,
        workers: 2,
        needsBuild: true,
        seconds: 180,
      }),
      project({
        name: 'electron',
        include: 'test/electron/**/*.test.ts',
        order: 1,
        workers: 2,
        needsBuild: true,
        seconds: 180,
        retry: 1,
      }),
      project({
        name: 'e2e',
        include: 'test/**/*.e2e.ts',
        order: 2,
        workers: 2,
        needsBuild: true,
        seconds: 180,
        retry: 1,
      }),
    ],
  },
})
