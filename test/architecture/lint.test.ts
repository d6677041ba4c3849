import { spawnSync } from 'node:child_process'
import { copyFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fixtureProject } from './fixture-project.ts'

const project = join(import.meta.dirname, '../..')
const settings = ['.oxlintrc.json', ...['', '.base', '.node', '.web', '.test'].map(name => `tsconfig${name}.json`)]

/** Each file is named after the one rule it breaks: the rules the code base relies on, proven to be on. */
const mistakes: Readonly<Record<string, string>> = {
  'src/main/host/no-floating-promises.ts': `
    export function go(later: () => Promise<void>) { later() }`,
  'src/main/host/no-misused-promises.ts': `
    export const go = (waits: () => Promise<boolean>) => (waits() ? 1 : 2)`,
  'src/main/host/no-explicit-any.ts': `
    export const go = (value: any): unknown => value`,
  'test/host/no-explicit-any.test.ts': `
    export const go = (value: any): unknown => value`,
  'src/main/host/no-unsafe-assignment.ts': `
    export function go(text: string) { const value = JSON.parse(text); return typeof value }`,
  'src/main/host/no-unsafe-member-access.ts': `
    export const go = (text: string): unknown => JSON.parse(text).name`,
  'src/main/host/no-non-null-assertion.ts': `
    export const go = (names: string[]) => names[0]!.length`,
  'src/main/host/consistent-type-imports.ts': `
    import { Stats } from 'node:fs'
    export type Kept = Stats`,
  'src/main/host/no-default-export.ts': `
    export default 1`,
  'src/main/host/only-throw-error.ts': `
    export function go() { throw 'text' }`,
  'src/main/host/switch-exhaustiveness-check.ts': `
    export function go(side: 'left' | 'right') { switch (side) { case 'left': return 1 } return 2 }`,
  'src/main/host/no-restricted-globals.ts': `
    export const go = () => fetch('https://example.org/')`,
  'src/renderer/queues/no-restricted-globals.ts': `
    export const go = () => new WebSocket('wss://example.org/')`,
  'src/main/electron/no-restricted-imports.ts': `
    import { net } from 'electron'
    export const go = () => net.isOnline()`,
  'src/main/host/no-console.ts': `
    export const go = () => console.log('here')`,
  'src/main/host/no-unused-vars.ts': `
    const left = 1
    export const right = 2`,
  'src/main/host/no-deprecated.ts': `
    /** @deprecated Use something else. */
    const old = () => 1
    export const go = () => old()`,
  'test/host/no-focused-tests.test.ts': `
    import { expect, test } from 'vitest'
    test.only('one', () => expect(1).toBe(1))`,
  'test/host/expect-expect.test.ts': `
    import { test } from 'vitest'
    test('one', () => {})`,
  'src/renderer/queues/rules-of-hooks.tsx': `
    import { useState } from 'react'
    export function List({ on }: { on: boolean }) { if (on) useState(1); return null }`,
  'src/renderer/queues/exhaustive-deps.tsx': `
    import { useEffect } from 'react'
    export function List({ tell }: { tell: () => void }) { useEffect(() => tell(), []); return null }`,
  'src/renderer/queues/no-danger.tsx': `
    export const List = ({ html }: { html: string }) => <p dangerouslySetInnerHTML={{ __html: html }} />`,
  'src/renderer/queues/button-has-type.tsx': `
    export const Close = () => <button>Close</button>`,
  'src/renderer/queues/alt-text.tsx': `
    export const Figure = () => <img src="figure.png" />`,
  'src/renderer/queues/click-events-have-key-events.tsx': `
    export const Row = ({ open }: { open: () => void }) => <div role="button" tabIndex={0} onClick={open}>Row</div>`,
}

function lint(files: Readonly<Record<string, string>>): { status: number | null; found: string[] } {
  const folder = fixtureProject(files)
  for (const name of settings) copyFileSync(join(project, name), join(folder, name))
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
  const run = spawnSync(join(project, 'node_modules/.bin/oxlint'), ['--format=json'], { cwd: folder, encoding: 'utf8' })
  const report: { diagnostics: { code: string; filename: string }[] } = JSON.parse(run.stdout)
  return { status: run.status, found: report.diagnostics.map(({ code, filename }) => `${filename}: ${code}`).sort() }
}

test('lint finds each of the mistakes it is there for, and nothing else', () => {
  const { status, found } = lint(mistakes)
  const expected = Object.keys(mistakes)
    .sort()
    .map(path => {
      const rule = /([^/.]+)\.[^/]*$/.exec(path)?.[1]
      return expect.stringMatching(`^${path}: .*\\(${rule}\\)$`)
    })
  expect(found).toEqual(expected)
  expect(status).toBe(1)
})

test('lint lets good code pass, and default exports in the settings of tools', () => {
  const good = {
    'src/main/host/name-lengths.ts':
      'export const lengths = (names: readonly string[]) => names.map(name => name.length)\n',
    'vite.config.ts': 'export default {}\n',
  }
  expect(lint(good)).toEqual({ status: 0, found: [] })
})
