import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { controls } from '../controls/all-controls.ts'
import { tableIn, tableOfControls } from '../controls/security-table.ts'
import { brokenText } from '../controls/tree-copy.ts'

const project = join(import.meta.dirname, '../..')

test('SECURITY.md has the table of controls as it is; "npm run test:controls -- --table" writes it', () => {
  expect(tableIn(project)).toBe(tableOfControls())
})

test('every control stands in its file where the list says, and its tests are there', () => {
  for (const { says, test, breaks } of controls) {
    expect([says, breaks.length]).not.toEqual([says, 0])
    for (const each of breaks) {
      expect([each.without, existsSync(join(project, each.test ?? test))]).toEqual([each.without, true])
      const text = readFileSync(join(project, each.file), 'utf8')
      expect(brokenText(text, each)).not.toBe(text)
    }
  }
})

test('a control that is not there any more, or there twice, is said to be', () => {
  const lost = { without: 'a lock', file: 'lock.ts', take: 'lock()', put: '' }
  expect(() => brokenText('open()', lost)).toThrow(/lock\.ts has this 0 times .* without a lock:\nlock\(\)/)
  expect(() => brokenText('lock() lock()', lost)).toThrow(/has this 2 times/)
  expect(brokenText('lock() open()', { ...lost, put: '$&' })).toBe('$& open()')
})
