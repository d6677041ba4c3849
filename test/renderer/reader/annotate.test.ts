import { describe, expect, it } from 'vitest'
import type { Annotation, AnnotationId } from '../../../src/preload/contract/annotation.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { annotationAt } from '../../../src/renderer/reader/annotate/annotation-at.ts'
import { floatingPlace } from '../../../src/renderer/reader/annotate/floating-place.ts'
import { markText, noteAt, notePoint } from '../../../src/renderer/reader/annotate/make-annotation.ts'
import { findPage, pageLabel } from '../../../src/renderer/reader/bar/page-label.ts'
import { CSS_UNITS, pageBox } from '../../../src/renderer/reader/geometry/page-space.ts'
import { keyName } from '../../../src/renderer/reader/keys/key-name.ts'
import { commandOfKey, readerCommands } from '../../../src/renderer/reader/keys/reader-commands.ts'
import {
  type AnnotationFilter,
  countBy,
  filterAnnotations,
  NO_FILTER,
} from '../../../src/renderer/reader/panels/annotation-filter.ts'
import { relativeDay } from '../../../src/renderer/ui/relative-day.ts'
import { piecesOf, stepFrom } from '../../../src/renderer/reader/select/text-selection.ts'
import { readPageText } from '../../../src/renderer/reader/text/page-text.ts'
import { layoutPages } from '../../../src/renderer/reader/view/page-layout.ts'

const box = pageBox([0, 0, 612, 792], 0, 1)
const item = (str: string, y: number, hasEOL = true) => ({
  str,
  transform: [10, 0, 0, 10, 72, y],
  width: str.length * 5,
  height: 10,
  fontName: 'f',
  hasEOL,
})
const text = readPageText(
  [item('We show that representa-', 700), item('tions are stable over', 688), item('time.', 676)],
  () => false,
)
const made = (id: string, more: Partial<Annotation>): Annotation => ({
  id: id as AnnotationId,
  paper: 1 as PaperId,
  file: '',
  page: 0,
  type: 'highlight',
  color: 'yellow',
  rect: [0, 0, 0, 0],
  quads: [],
  text: '',
  before: '',
  after: '',
  order: id,
  comment: '',
  external: false,
  createdAt: '',
  updatedAt: '',
  ...more,
})

describe('making an annotation', () => {
  it('takes the text as a person means it, with what stands around it and its place in the order', () => {
    const start = text.text.indexOf('representa')
    const end = text.text.indexOf(' are')
    const rects = [
      { x: 150, y: 116, width: 40, height: 13, turn: 0 as const },
      { x: 96, y: 132, width: 30, height: 13, turn: 0 as const },
    ]
    const draft = markText({
      piece: { page: 4, start, end },
      rects,
      text,
      box,
      words: new Set(),
      type: 'underline',
      color: 'blue',
    })
    expect(draft).toMatchObject({
      page: 4,
      type: 'underline',
      color: 'blue',
      text: 'representations',
      before: 'We show that',
      after: 'are stable over time.',
      comment: '',
    })
    expect(draft?.order).toBe(`00004|${String(start).padStart(6, '0')}|00087`)
    expect(draft?.quads).toHaveLength(2)
    expect(draft?.rect[0]).toBeCloseTo(72)
  })
  it('makes nothing of nothing', () => {
    expect(
      markText({
        piece: { page: 0, start: 0, end: 2 },
        rects: [],
        text,
        box,
        words: new Set(),
        type: 'highlight',
        color: 'red',
      }),
    ).toBeNull()
  })
  it('keeps a note on the page and in the order of the text beside it', () => {
    const note = noteAt(0, { x: -50, y: (792 - 690) * CSS_UNITS }, box, text, 'green')
    expect(note.rect[0]).toBe(0)
    expect(note.order.slice(0, 12)).toBe(`00000|${String(text.text.indexOf('tions')).padStart(6, '0')}`)
    expect(notePoint(box, note.rect).x).toBeCloseTo(0)
    expect(noteAt(0, { x: 9e9, y: 9e9 }, box, null, 'green').rect[2]).toBeLessThanOrEqual(612)
  })
})

describe('finding an annotation', () => {
  const wide = made('a', { rect: [72, 600, 400, 700], quads: [[72, 700, 400, 700, 72, 600, 400, 600]] })
  const small = made('b', { rect: [100, 650, 140, 662], quads: [[100, 662, 140, 662, 100, 650, 140, 650]] })
  const note = made('c', { type: 'note', rect: [20, 20, 35, 35] })
  const at = (x: number, y: number, page = 0) =>
    annotationAt([wide, small, note], page, box, { x: x * CSS_UNITS, y: (792 - y) * CSS_UNITS })?.id
  it('gives the one under a point, of several the smallest', () => {
    expect([at(110, 655), at(300, 655), at(25, 25), at(500, 500), at(110, 655, 1)]).toEqual([
      'b',
      'a',
      'c',
      undefined,
      undefined,
    ])
  })
  it('filters by colour, kind, origin, and by words of text and comment, whatever their accents', () => {
    const all = [
      made('1', { text: 'Schrödinger equation', color: 'red' }),
      made('2', { comment: 'ask Erdős', color: 'blue', type: 'note', external: true }),
    ]
    const ids = (words: string, more: Partial<AnnotationFilter> = {}) =>
      filterAnnotations(all, { ...NO_FILTER, words, ...more }).map(one => one.id)
    expect([ids('schrodinger'), ids('ERDOS ask'), ids('erdos equation'), ids('')]).toEqual([
      ['1'],
      ['2'],
      [],
      ['1', '2'],
    ])
    expect([ids('', { colors: ['blue'] }), ids('', { types: ['highlight'] })]).toEqual([['2'], ['1']])
    expect([ids('', { origins: ['external'] }), ids('', { origins: ['own', 'external'] })]).toEqual([['2'], ['1', '2']])
    expect([...countBy(all, one => one.type)]).toEqual([
      ['highlight', 1],
      ['note', 1],
    ])
  })
})

describe('what floats beside a mark', () => {
  const layout = layoutPages([{ width: 816, height: 1056 }], 1, 900)
  const base = { layout, pane: { width: 900, height: 700 }, page: 0, size: { width: 300, height: 40 } }
  const scroll = { left: 0, top: 0 }
  it('stands on its preferred side, on the other where there is no room, and never outside the view', () => {
    const line = { x: 100, y: 300, width: 200, height: 14 }
    expect(floatingPlace({ ...base, scroll, anchor: line, prefers: 'above' })).toEqual({ left: 50, top: 252 })
    expect(floatingPlace({ ...base, scroll, anchor: { ...line, y: 5 }, prefers: 'above' }).top).toBe(27)
    expect(floatingPlace({ ...base, scroll, anchor: { ...line, y: 600 }, prefers: 'below' }).top).toBe(552)
    expect(floatingPlace({ ...base, scroll, anchor: { ...line, x: 0, width: 4 }, prefers: 'below' }).left).toBe(
      8 - (layout.lefts[0] ?? 0),
    )
    const tall = floatingPlace({
      ...base,
      scroll: { left: 0, top: 200 },
      anchor: { x: 0, y: 0, width: 800, height: 1056 },
      prefers: 'above',
    })
    expect(tall.top).toBe(200 - 22 + 8)
  })
})

describe('choosing text', () => {
  const pages = ['one two ', '', ' three\nfour']
  it('gives a piece a page, without the white space at its ends, from either end', () => {
    const selection = { anchor: { page: 2, offset: 6 }, focus: { page: 0, offset: 4 } }
    expect(piecesOf(selection, page => pages[page] ?? '')).toEqual([
      { page: 0, start: 4, end: 7 },
      { page: 2, start: 1, end: 6 },
    ])
    expect(
      piecesOf({ anchor: { page: 0, offset: 3 }, focus: { page: 0, offset: 4 } }, page => pages[page] ?? ''),
    ).toEqual([])
  })
  it.each([
    ['a letter', 'a𝒙b', 1, 'letter', 1, 3],
    ['a letter back', 'a𝒙b', 3, 'letter', -1, 1],
    ['a word', 'one two', 0, 'word', 1, 3],
    ['a word back', 'one two', 7, 'word', -1, 4],
    ['a line', 'abcd\nefgh', 2, 'line', 1, 7],
    ['a line back', 'abcd\nefgh', 7, 'line', -1, 2],
    ['a line to a shorter one', 'abcd\ne', 3, 'line', 1, 6],
    ['no further than the end', 'ab', 2, 'letter', 1, 2],
    ['no further than the start', 'ab', 0, 'word', -1, 0],
  ] as const)('steps by %s', (_name, text, from, unit, direction, to) => {
    expect(stepFrom(text, from, unit, direction)).toBe(to)
  })
})

describe('keys', () => {
  const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
    keyName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })
  it('have one name each', () => {
    expect([
      press('f', { ctrlKey: true }),
      press('F', { metaKey: true }),
      press(' ', { shiftKey: true }),
      press('?', { shiftKey: true }),
      press('Z', { shiftKey: true }),
    ]).toEqual(['Ctrl+f', 'Ctrl+f', 'Shift+Space', '?', 'Shift+z'])
  })
  it('do one thing each, and every action has one', () => {
    const all = readerCommands.flatMap(({ keys }) => keys)
    expect(new Set(all).size).toBe(all.length)
    expect(readerCommands.filter(({ keys }) => keys.length === 0)).toEqual([])
    expect(commandOfKey('h')?.id).toBe('reader.highlight')
    expect(commandOfKey('Ctrl+q')).toBeUndefined()
  })
})

describe('names', () => {
  it('of pages are those printed on them', () => {
    const labels = ['i', 'ii', '1', '2', ' ']
    expect([pageLabel(0, null), pageLabel(1, labels), pageLabel(4, labels)]).toEqual(['1', 'ii', '5'])
    const find = (typed: string, given: readonly string[] | null = labels) =>
      findPage(typed, { pageCount: 5, labels: given })
    expect([find('II'), find('2'), find('5'), find('999'), find('0'), find('x'), find(''), find('1.5')]).toEqual([
      1,
      3,
      4,
      4,
      0,
      null,
      null,
      null,
    ])
    expect(find('2', null)).toBe(1)
  })
  it('of days are as short as their age allows', () => {
    const now = new Date(2026, 10, 24, 0, 30)
    const day = (year: number, month: number, date: number, hour = 12) =>
      relativeDay(new Date(year, month, date, hour).toISOString(), now)
    expect([
      day(2026, 10, 24, 0),
      day(2026, 10, 23, 23),
      day(2026, 10, 22),
      day(2026, 10, 18),
      day(2026, 10, 17),
      day(2025, 11, 1),
      day(2026, 10, 25),
    ]).toEqual(['today', 'yesterday', 'Sun', 'Wed', '17 Nov', '1 Dec 2025', 'today'])
    expect(relativeDay('nonsense', now)).toBe('')
  })
})
