import { join } from 'node:path'
import { expect, test } from 'vitest'
import { brokenConventions } from './conventions.ts'
import { fixtureProject } from './fixture-project.ts'
import { hiddenInputs } from './hidden-inputs.ts'

const project = join(import.meta.dirname, '../..')

test('the project keeps its conventions', () => {
  expect(brokenConventions(project)).toEqual([])
})

test('the core takes clock, chance and network from its ports', () => {
  expect(hiddenInputs(project)).toEqual([])
})

/** A file, what stands in it, and what the complaint says. */
const broken: readonly (readonly [string, string, RegExp])[] = [
  ['src/main/host/nodePorts.ts', '', /names are kebab-case/],
  ['test/host/Node_ports.test.ts', '', /names are kebab-case/],
  ['src/main/host/utils.ts', '', /the subject, not the kind/],
  ['src/renderer/helpers/date.ts', '', /the subject, not the kind/],
  ['src/main/host/index.ts', '', /entry of a program/],
  ['src/main/core/leftover.ts', '', /belongs to no room/],
  ['src/main/host/dispatch.ts', 'const line = 1\n'.repeat(301), /301 lines, at most 300/],
  ['test/host/dispatch.test.ts', 'const line = 1\n'.repeat(301), /301 lines, at most 300/],
  ['src/main/host/dispatch.ts', `export * from './ports.ts'\n`, /passes on what another file exports/],
  ['src/main/host/dispatch.ts', `export { ports } from './ports.ts'\n`, /passes on what another file exports/],
  [
    'src/main/host/dispatch.ts',
    `export type {\n  Ports,\n} from './ports.ts'\n`,
    /passes on what another file exports/,
  ],
  ['README.md', `Start it.\nSee ${'issue'} #12 for why.\n`, /^README\.md:2: .* is not a matter/],
  ['src/main/host/dispatch.ts', `const path = '/${'work'}/main'\n`, /is not a matter of the product/],
]

test.for(broken)('%s is refused', ([path, text, complaint]) => {
  const found = brokenConventions(fixtureProject({ [path]: text }))
  expect(found).toEqual([expect.stringMatching(complaint)])
  expect(found[0]).toContain(path)
})

test('what follows the conventions passes', () => {
  const folder = fixtureProject({
    'src/main/index.ts': `export const answer = 1\n`,
    'src/main/core/database/migrations/001-first-library.ts': 'const line = 1\n'.repeat(300),
    'src/renderer/queues/queue-list.module.css': '.row {}\n',
    'node_modules/Odd_Name/index.js': `export * from './utils.js'\n`,
    'README.md': 'The issue is the paper.\n',
  })
  expect(brokenConventions(folder)).toEqual([])
})

const hidden = [
  'const now = Date.now()',
  'const now = new Date()',
  'const chance = Math.random()',
  'const id = crypto.randomUUID()',
  'setTimeout(() => {}, 1)',
  'const get = fetch',
  `const home = process.env['HOME']`,
  `console.log('here')`,
]

test.for(hidden)('the core may not say: %s', line => {
  const folder = fixtureProject({ 'src/main/core/papers/papers.ts': `export const first = 1\n${line}\n` })
  expect(hiddenInputs(folder)).toEqual([
    expect.stringMatching(/^src\/main\/core\/papers\/papers\.ts:2: .* from its ports$/),
  ])
})

test('the core may read dates it was given, and name things as it likes', () => {
  const text = `
    // Date.now() is for hosts
    export const day = (at: number) => new Date(at).toISOString()
    export const reply = (ports: { fetch(url: string): unknown }) => ports.fetch('fetch()')
    export interface Ports { fetch(url: string): unknown; setTimeout: number }
  `
  expect(hiddenInputs(fixtureProject({ 'src/main/core/papers/papers.ts': text }))).toEqual([])
})
