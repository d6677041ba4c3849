import { describe, expect, it, vi } from 'vitest'
import fc from 'fast-check'
import { compileQuery, findInText } from '../../../src/renderer/reader/find/find-in-text.ts'
import { createFindStore, type FindMatch } from '../../../src/renderer/reader/find/find-store.ts'
import { foldText } from '../../../src/renderer/reader/find/fold-text.ts'
import { pageBox } from '../../../src/renderer/reader/geometry/page-space.ts'
import { createSession } from '../../../src/renderer/reader/session.ts'
import type { PdfDocument } from '../../../src/renderer/reader/engine/pdf-document.ts'

const find = (text: string, query: string, options: { matchCase?: boolean; wholeWord?: boolean } = {}): string[] => {
  const pattern = compileQuery(query, { matchCase: options.matchCase ?? false, wholeWord: options.wholeWord ?? false })
  return pattern ? findInText(foldText(text), pattern).map(({ start, end }) => text.slice(start, end)) : []
}

describe('find', () => {
  it.each([
    ['every place, whatever the case', 'Attention is attention', 'attention', ['Attention', 'attention']],
    ['a word broken at the end of a line', 'self atten-\ntion works', 'attention', ['atten-\ntion']],
    ['a compound broken at its own hyphen', 'the self-\nattention layer', 'self-attention', ['self-\nattention']],
    ['the same compound in one line', 'the self-attention layer', 'self-attention', ['self-attention']],
    ['words on two lines', 'neural\nnetworks', 'neural networks', ['neural\nnetworks']],
    ['words with many spaces between', 'neural   networks', 'neural networks', ['neural   networks']],
    ['accents left out of the query', 'Schrödinger and Erdős', 'erdos', ['Erdős']],
    ['accents left out of the text', 'Erdos', 'Erdős', ['Erdos']],
    ['typographic quotes', 'the model’s “loss”', `model's "loss"`, ['model’s “loss”']],
    ['what looks like a pattern', 'f(x) = a.b*c [1]', 'a.b*c [1]', ['a.b*c [1]']],
    ['letters outside the first plane', 'let 𝒙 be 𝒙', '𝒙', ['𝒙', '𝒙']],
    ['a ligature taken apart', 'eﬃcient', 'efficient', ['eﬃcient']],
    ['nothing for white space', 'a b', '   ', []],
  ])('finds %s', (_name, text, query, expected) => {
    expect(find(text, query)).toEqual(expected)
  })

  it('keeps to the case asked for', () => {
    expect(find('Method method', 'method', { matchCase: true })).toEqual(['method'])
  })

  it('keeps to whole words, a broken word being one', () => {
    expect(find('net network nets net-\nwork net.', 'net', { wholeWord: true })).toEqual(['net', 'net'])
  })

  it('finds any piece of a text, at the place it was taken from', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcXYZ -.éﬁ𝒙(\n') }), fc.nat(), fc.nat(), (text, a, b) => {
        const points = Array.from(text)
        const [from, to] = [a % (points.length + 1), b % (points.length + 1)].sort((p, q) => p - q)
        const piece = points.slice(from, to).join('')
        if (piece.trim() === '' || piece.includes('\n')) return
        const start = points.slice(0, from).join('').length + (piece.length - piece.trimStart().length)
        const pattern = compileQuery(piece, { matchCase: true, wholeWord: false })
        if (!pattern) throw new Error('no pattern')
        const matches = findInText(foldText(text), pattern)
        // Matches do not overlap, so one of them covers the first letter of the piece at least.
        expect(matches.some(m => m.start <= start && start < m.end)).toBe(true)
      }),
    )
  })
})

/** A file whose pages give their text when they are told to. */
async function openSlowly(texts: readonly string[], from: number) {
  const gates = texts.map(() => Promise.withResolvers<void>())
  const session = createSession({
    url: '/pdf/x',
    open: () =>
      Promise.resolve({
        pageCount: texts.length,
        labels: () => Promise.resolve(null),
        page: (index: number) =>
          Promise.resolve({
            index,
            box: pageBox([0, 0, 600, 800], 0, 1),
            text: () => gates[index]?.promise.then(() => ({ text: texts[index] ?? '', runs: [] })),
          }),
      } as unknown as PdfDocument),
  })
  await vi.waitFor(() => expect(session.store.getState().phase).toBe('open'))
  const gone: string[] = []
  const store = createFindStore({
    session,
    place: () => ({ page: from, offset: 0, offsetX: 0 }),
    onGo: ({ page, start }: FindMatch) => gone.push(`${page}:${start}`),
  })
  const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
  return { store, gone, settled, read: (page: number) => (gates[page]?.resolve(), settled()) }
}

describe('steps while pages are still looked through', () => {
  const texts = ['a net', 'net and net', 'none', 'net']

  it('are gone as soon as it is known where they lead, never round to what was found first', async () => {
    const { store, gone, read } = await openSlowly(texts, 1)
    store.open('net')
    store.step(1)
    store.step(1)
    await read(1)
    expect(gone).toEqual(['1:0', '1:8'])
    store.step(-1)
    // One step is owed still, and one back takes it away.
    expect(gone).toEqual(['1:0', '1:8'])
    store.step(1)
    await read(2)
    await read(3)
    expect(gone.at(-1)).toBe('3:0')
    store.step(1)
    store.step(1)
    await read(0)
    expect(gone.slice(-2)).toEqual(['0:2', '1:0'])
    expect(store.store.getState()).toMatchObject({ isSearching: false, current: 1 })
  })

  it('find the last match only when all is known, and answer whoever left before anything was found', async () => {
    const { store, gone, read, settled } = await openSlowly(texts, 1)
    store.open('net')
    await read(1)
    store.step(-1)
    expect(gone).toEqual(['1:0'])
    await read(2)
    await read(3)
    await read(0)
    expect(gone).toEqual(['1:0', '0:2'])
    store.close()
    store.resume(1, { anchor: { page: 1, offset: 0 }, focus: { page: 1, offset: 3 } })
    await settled()
    expect(gone.at(-1)).toBe('1:8')
    store.resume(-1, { anchor: { page: 1, offset: 8 }, focus: { page: 1, offset: 11 } })
    await settled()
    expect(gone.at(-1)).toBe('1:0')

    const late = await openSlowly(texts, 2)
    late.store.open('net')
    const found = late.store.leave()
    expect(late.store.store.getState().isOpen).toBe(false)
    await late.read(2)
    await late.read(3)
    expect(await found).toMatchObject({ page: 3, start: 0 })
    const none = await openSlowly(['nothing'], 0)
    none.store.open('net')
    const nothing = none.store.leave()
    await none.read(0)
    expect(await nothing).toBeNull()
    expect(none.store.store.getState()).toMatchObject({ isSearching: false, matches: [] })
  })
})
