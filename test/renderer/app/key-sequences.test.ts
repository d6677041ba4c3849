import { expect, test } from 'vitest'
import { readKeySequences } from '../../../src/renderer/app/key-sequences.ts'

function press(key: string, timeStamp: number, held: readonly string[] = []): KeyboardEvent {
  // What of a keyboard event says which key it was.
  return {
    key,
    code: '',
    timeStamp,
    getModifierState: (name: string) => held.includes(name),
  } as unknown as KeyboardEvent
}

const reader = () =>
  readKeySequences([
    ['x', 'dismiss'],
    ['u', 'inbox'],
    ['g x', 'go dismissed'],
    ['g u', 'go up next'],
    ['g g', 'first'],
    ['Shift+g', 'last'],
  ])

test('a letter after G is the end of the sequence and not the letter alone', () => {
  const read = reader()
  expect(['g', 'x'].map((key, index) => read(press(key, index * 100)))).toEqual([null, 'go dismissed'])
})

test('a sequence that ended leaves nothing behind', () => {
  const read = reader()
  expect(['g', 'x', 'u'].map((key, index) => read(press(key, index * 100)))).toEqual([null, 'go dismissed', 'inbox'])
  expect(['g', 'g', 'x'].map((key, index) => read(press(key, 1_000 + index * 100)))).toEqual([null, 'first', 'dismiss'])
})

test('a sequence waits a second, and no other key', () => {
  const read = reader()
  expect([read(press('g', 0)), read(press('x', 1_500))]).toEqual([null, 'dismiss'])
  expect([read(press('g', 3_000)), read(press('q', 3_100)), read(press('x', 3_200))]).toEqual([null, null, 'dismiss'])
})

test('a held Shift neither ends a sequence nor begins one', () => {
  const read = reader()
  expect([read(press('Shift', 0, ['Shift'])), read(press('G', 10, ['Shift'])), read(press('x', 20))]).toEqual([
    null,
    'last',
    'dismiss',
  ])
})
