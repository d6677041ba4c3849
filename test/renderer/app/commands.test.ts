import { expect, test } from 'vitest'
import { readerCommands } from '../../../src/renderer/reader/keys/reader-commands.ts'
import { commands } from '../../../src/renderer/app/commands.ts'
import { helpGroups } from '../../../src/renderer/app/help-groups.ts'
import { frontCommands } from '../../../src/renderer/reader/keys/reader-command.ts'

test.each([
  ['the list', commands],
  ['the reader', readerCommands],
])('no two commands of %s share a key or a name', (_, table) => {
  const keys = table.flatMap(command => command.keys)
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  const names = table.map(command => command.id)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('no key is the beginning of another, which could then never be told apart at once', () => {
  const keys = commands.flatMap(command => command.keys)
  const begun = new Set(keys.flatMap(key => (key.includes(' ') ? [key.split(' ')[0]] : [])))
  expect(keys.filter(key => begun.has(key))).toEqual([])
})

test('the help over an open paper says which letters are those of the list', () => {
  const groups = helpGroups(frontCommands(readerCommands, () => null))
  const keysOf = (names: RegExp) => groups.filter(({ name }) => names.test(name)).flatMap(({ entries }) => entries)
  expect(groups.map(({ name }) => name)).toEqual([
    'Mark',
    'Read',
    ...Array.from({ length: 5 }, () => expect.stringMatching(/^In the list: /)),
    'Window',
  ])
  // "S" strikes out in the paper, and is a star in the list.
  expect(keysOf(/^Mark$/).find(({ shown }) => shown === 'S')?.name).toBe('Strike out')
  expect(keysOf(/^In the list/).find(({ shown }) => shown === 'S')?.name).toMatch(/star/)
  expect(helpGroups([]).map(({ name }) => name)).toContain('Decide')
})
