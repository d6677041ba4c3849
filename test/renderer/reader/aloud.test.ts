import { describe, expect, it, vi } from 'vitest'
import fc from 'fast-check'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import type { LibraryClient } from '../../../src/renderer/library/library-client.ts'
import { pageBox } from '../../../src/renderer/reader/geometry/page-space.ts'
import { dwellBars, durationWords } from '../../../src/renderer/reader/panels/dwell-bars.ts'
import { quoteOf } from '../../../src/renderer/reader/select/quote.ts'
import { createReadAloud, type Speech } from '../../../src/renderer/reader/speech/read-aloud.ts'
import { readPageText } from '../../../src/renderer/reader/text/page-text.ts'
import { paragraphsOf, sentencesOf } from '../../../src/renderer/reader/text/sentences.ts'
import { linesOf } from '../../../src/renderer/reader/text/text-lines.ts'
import { createDwellStore } from '../../../src/renderer/stores/dwell-store.ts'

const split = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  it.each([
    ['One ends. Another begins!', ['One ends.', 'Another begins!']],
    [
      'As in Fig. 3 of A. Turing et al. (1936), it is so. Next.',
      ['As in Fig. 3 of A. Turing et al. (1936), it is so.', 'Next.'],
    ],
    ['It holds for e.g. Latin,\ni.e. all. “Is it?” Yes.', ['It holds for e.g. Latin,\ni.e. all.', '“Is it?”', 'Yes.']],
    ['這是一句。這是另一句。', ['這是一句。', '這是另一句。']],
    ['a value of 3.5 is small. 7 is not.', ['a value of 3.5 is small.', '7 is not.']],
    ['  \n ', []],
  ])('of %j', (text, sentences) => expect(split(text)).toEqual(sentences))

  it('hold all that is no white space, each letter once and in order', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Ca-c.!? \n"]{0,80}$/), text => {
        expect(split(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })

  it('stand in paragraphs, which go on in the next column and end at a gap, an indent or another size', () => {
    const lines: readonly (readonly [number, number, string, number?])[] = [
      [72, 740, 'A heading', 14],
      [72, 700, 'The first paragraph begins here and'],
      [72, 688, 'ends in this line.'],
      [84, 676, 'The second is set in and goes on in the'],
      [320, 700, 'column to the right, where it ends.'],
      [320, 660, 'The third comes after a gap.'],
    ]
    const text = readPageText(
      lines.map(([x, y, str, size = 10]) => ({
        str,
        transform: [size, 0, 0, size, x, y],
        width: str.length * 5,
        height: size,
        fontName: 'f',
        hasEOL: true,
      })),
      () => false,
    )
    const found = paragraphsOf(linesOf(text, pageBox([0, 0, 612, 792], 0, 1)))
    expect(found.map(({ start, end }) => text.text.slice(start, end).slice(0, 9))).toEqual([
      'A heading',
      'The first',
      'The secon',
      'The third',
    ])
  })
})

describe('reading aloud', () => {
  const sentences = [0, 1, 2].map(i => ({ page: i === 2 ? 1 : 0, start: i === 2 ? 0 : i * 10, end: i * 10 + 8 }))
  function open(voices: number, speech: 'there' | 'missing' = 'there') {
    const said: { text: string; rate: number; end: () => void }[] = []
    const calls: string[] = []
    const double: Speech = {
      synthesis: {
        speak: utterance => {
          said.push({
            text: utterance.text,
            rate: utterance.rate,
            end: () => utterance.onend?.(new Event('end') as SpeechSynthesisEvent),
          })
        },
        cancel: () => void calls.push('cancel'),
        pause: () => void calls.push('pause'),
        resume: () => void calls.push('resume'),
        getVoices: () => Array.from({ length: voices }, () => ({}) as SpeechSynthesisVoice),
      },
      utter: text => ({ text, rate: 1, onend: null, onerror: null }) as unknown as SpeechSynthesisUtterance,
      voicesReady: () => Promise.resolve(),
    }
    const shown: number[] = []
    const aloud = createReadAloud({
      speech: speech === 'there' ? double : null,
      next: async ({ page, offset }, direction) =>
        (direction === 1
          ? sentences.find(one => one.page > page || (one.page === page && one.start > offset))
          : sentences.findLast(one => one.page < page || (one.page === page && one.start < offset))) ?? null,
      textOf: async span => `sentence ${sentences.indexOf(span)}`,
      place: async () => ({ page: 0, offset: -1 }),
      onSpan: span => shown.push(span.start),
    })
    return { aloud, said, calls, shown }
  }

  it('goes from sentence to sentence over the pages to the end, and each is shown', async () => {
    const { aloud, said, calls, shown } = open(1)
    await aloud.toggle()
    expect(said.map(one => one.text)).toEqual(['sentence 0'])
    await aloud.toggle()
    expect(aloud.store.getState()).toMatchObject({ isSpeaking: true, isPaused: true })
    await aloud.toggle()
    expect(calls.filter(call => call !== 'cancel')).toEqual(['pause', 'resume'])
    said[0]?.end()
    await vi.waitFor(() => expect(said).toHaveLength(2))
    await aloud.setRate(1.5)
    expect(said.at(-1)).toMatchObject({ text: 'sentence 1', rate: 1.5 })
    // What was broken off says that it ended, and that is no news.
    said[1]?.end()
    await aloud.step(-1)
    expect(said.at(-1)?.text).toBe('sentence 0')
    await aloud.step(1)
    await aloud.step(1)
    expect(shown.at(-1)).toBe(0)
    said.at(-1)?.end()
    await vi.waitFor(() =>
      expect(aloud.store.getState()).toMatchObject({ isSpeaking: false, span: null, isOpen: true }),
    )
  })

  it('says why it cannot', async () => {
    const mute = open(0)
    await mute.aloud.toggle()
    expect(mute.aloud.store.getState().problem).toMatch(/No voice is installed/)
    expect(mute.said).toEqual([])
    const none = open(0, 'missing')
    await none.aloud.toggle()
    expect(none.aloud.store.getState().problem).toMatch(/no speech/)
    none.aloud.stop()
    expect(none.aloud.store.getState()).toMatchObject({ isOpen: false, problem: null })
  })
})

describe('a quotation', () => {
  const author = (name: string) => ({ name, family: name.split(' ').at(-1) ?? null, given: null })
  it('says who wrote it, where, when, and on which page', () => {
    const paper = {
      title: 'On engines',
      authors: [author('Ada Lovelace'), author('Charles Babbage')],
      year: null,
      publishedAt: '1843-09-01',
      doi: null,
      arxivId: '1843.00001',
    }
    expect(quoteOf({ text: 'It “weaves” patterns.', paper, pages: ['iv', 'iv'] })).toBe(
      '“It ‘weaves’ patterns.” — Lovelace and Babbage, “On engines” (1843), p. iv. arXiv:1843.00001',
    )
    const many = { ...paper, authors: ['A B', 'C D', 'E F', 'G H'].map(author), doi: '10.1/x', year: 1844 }
    expect(quoteOf({ text: 'X', paper: many, pages: ['1', '2'] })).toBe(
      '“X” — B et al., “On engines” (1844), pp. 1–2. https://doi.org/10.1/x',
    )
    expect(quoteOf({ text: 'X', paper: { ...paper, authors: [], publishedAt: null }, pages: ['1', '1'] })).toMatch(
      /^“X” — “On engines”, p\. 1\./,
    )
  })
})

describe('time on pages', () => {
  it('counts while somebody looks, keeps what it had, and tells the library now and then', async () => {
    let tick = (): void => undefined
    let page: number | null = 3
    const told: unknown[] = []
    const client = {
      call: (method: string, args: unknown) => {
        if (method === 'reading.pages') return Promise.resolve([[3, 10]])
        told.push(args)
        return Promise.resolve(null)
      },
    } as unknown as LibraryClient
    const dwell = createDwellStore({
      client,
      paper: 1 as PaperId,
      file: 'f',
      page: () => page,
      every: (_, task) => {
        tick = task
        return () => undefined
      },
    })
    await vi.waitFor(() => expect(dwell.getState().seconds.get(3)).toBe(10))
    for (let i = 0; i < 15; i += 1) tick()
    expect(told).toEqual([{ paper: 1, file: 'f', pages: [[3, 30]] }])
    page = null
    tick()
    page = 4
    tick()
    dwell.close()
    expect(told.at(-1)).toEqual({ paper: 1, file: 'f', pages: [[4, 2]] })
    expect(dwell.getState().seconds.get(3)).toBe(40)
  })

  it('has a bar a page, and of a book some pages together, with no second lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.array(fc.tuple(fc.nat(899), fc.nat(500))), (pages, times) => {
        const seconds = new Map(times.filter(([page]) => page < pages))
        const bars = dwellBars(seconds, pages)
        expect(bars.length).toBeLessThanOrEqual(48)
        expect(bars[0]?.firstPage).toBe(0)
        expect(bars.at(-1)?.lastPage).toBe(pages - 1)
        expect(bars.reduce((sum, bar) => sum + bar.seconds, 0)).toBe([...seconds.values()].reduce((a, b) => a + b, 0))
      }),
    )
    expect([20, 90, 3_600, 4_500].map(durationWords)).toEqual(['less than a minute', '2 min', '1 h', '1 h 15 min'])
  })
})
