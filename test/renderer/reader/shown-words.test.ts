import { expect, it } from 'vitest'
import { shownWords } from '../../../src/renderer/reader/engine/shown-words.ts'

const lengthOf = (line: string): number => line.length / 2
const show = (annotation: unknown, turn = 0) =>
  shownWords([annotation], { turn, lengthOf }).map(({ str, transform, width }) => ({
    str,
    at: transform.slice(4).map(part => Math.round(part * 10) / 10),
    along: transform.slice(0, 2).map(Math.round),
    width,
  }))
const box = { subtype: 'FreeText', rect: [100, 500, 300, 560], defaultAppearanceData: { fontSize: 10 } }

it('the lines of a box of text stand where they are drawn, the last one where pdf.js says', () => {
  expect(show({ ...box, textPosition: [4, 8], textContent: ['first line', ' ', 'second'] })).toEqual([
    { str: 'first line', at: [104, 524], along: [10, 0], width: 50 },
    { str: 'second', at: [104, 508], along: [10, 0], width: 30 },
  ])
})

it.each([
  [90, [292, 504], [0, 10]],
  [180, [296, 552], [-10, 0]],
  [270, [108, 556], [0, -10]],
] as const)('on a page turned by %s they run as the page is read', (turn, at, along) => {
  const start = [at[0] - 100, at[1] - 500]
  expect(show({ ...box, textPosition: start, textContent: ['level'] }, turn)).toMatchObject([{ at, along }])
  // As the sheet lies, where a program paid no heed to the turn.
  expect(show({ ...box, textPosition: [4, 8], textContent: ['level'] }, turn)).toMatchObject([
    { at: [104, 508], along: [10, 0] },
  ])
})

it('fields show what they hold, lists what can be chosen, menus what was', () => {
  const field = { subtype: 'Widget', rect: [100, 500, 200, 548], hasAppearance: true }
  expect(show({ ...field, fieldType: 'Tx', fieldValue: 'two\rlines' }).map(({ str }) => str)).toEqual(['two', 'lines'])
  const options = ['One', 'Two', 'Three'].map((displayValue, exportValue) => ({ displayValue, exportValue }))
  const list = show({ ...field, fieldType: 'Ch', fieldValue: [1], options })
  expect(list.map(({ str }) => str)).toEqual(['One', 'Two', 'Three'])
  // One below the other, inside the field.
  const heights = list.map(({ at }) => at[1] ?? 0)
  expect(heights.toSorted((a, b) => b - a)).toEqual(heights)
  expect(heights.every(height => height > 500 && height < 548)).toBe(true)
  expect(show({ ...field, fieldType: 'Ch', fieldValue: [1], combo: true, options }).map(({ str }) => str)).toEqual([
    'Two',
  ])
})

it('what is hidden, has no place or is no text gives none', () => {
  const shown = { ...box, textContent: ['words'] }
  expect(show(shown)).toHaveLength(1)
  for (const one of [
    { ...shown, annotationFlags: 2 },
    { ...shown, hidden: true },
    { ...shown, rect: [1, 2, 3] },
    { ...shown, rect: [1, 2, 3, Number.NaN] },
    { ...shown, subtype: 'Stamp' },
    { subtype: 'Widget', rect: box.rect, fieldType: 'Tx', fieldValue: 'not drawn', hasAppearance: false },
    null,
  ])
    expect(show(one)).toEqual([])
})
