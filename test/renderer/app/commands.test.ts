import { expect, test } from 'vitest'
import { readerCommands } from '../../../src/renderer/reader/keys/reader-commands.ts'
import { commands } from '../../../src/renderer/app/commands.ts'

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
