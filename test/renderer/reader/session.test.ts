import { describe, expect, it, vi } from 'vitest'
import type { OpenPdfOptions } from '../../../src/renderer/reader/engine/open-pdf.ts'
import { StuckError } from '../../../src/renderer/reader/engine/open-problem.ts'
import type { PdfDocument, PdfPage } from '../../../src/renderer/reader/engine/pdf-document.ts'
import { pageBox } from '../../../src/renderer/reader/geometry/page-space.ts'
import { createSession } from '../../../src/renderer/reader/session.ts'

const page = (index: number, more: Partial<PdfPage> = {}): PdfPage => ({
  index,
  box: pageBox([0, 0, 600 + index, 800], 0, 1),
  draw: () => ({ done: new Promise<never>(() => undefined), cancel: () => undefined }),
  text: () => Promise.resolve({ text: `page ${index}`, runs: [] }),
  layText: () => ({ spans: Promise.resolve([]), cancel: () => undefined }),
  links: () => Promise.resolve([]),
  marks: () => Promise.resolve([]),
  release: () => undefined,
  ...more,
})
const pdf = (pages: number, more: Partial<PdfDocument> = {}): PdfDocument => ({
  pageCount: pages,
  page: index => Promise.resolve(page(index)),
  outline: () => Promise.resolve([]),
  findPlace: () => Promise.resolve(null),
  findTarget: () => Promise.resolve(null),
  labels: () => Promise.resolve(null),
  close: () => Promise.resolve(),
  ...more,
})
function start(open: (options: OpenPdfOptions) => Promise<PdfDocument>) {
  const session = createSession({ url: '/pdf/x', open })
  return { session, state: () => session.store.getState() }
}

describe('a session', () => {
  it('opens, takes the first page for all until it knows better, and reads a text once', async () => {
    const text = vi.fn<() => Promise<{ text: string; runs: [] }>>(() => Promise.resolve({ text: 'words', runs: [] }))
    const { session, state } = start(() =>
      Promise.resolve(pdf(3, { page: index => Promise.resolve(page(index, { text })) })),
    )
    await vi.waitFor(() => expect(state().phase).toBe('open'))
    expect(state().boxes.map(box => box.view[2])).toEqual([600, 600, 600])
    await session.text(2)
    await session.text(2)
    expect(text).toHaveBeenCalledTimes(1)
    expect(state().boxes.map(box => box.view[2])).toEqual([600, 600, 602])
  })

  it('reads a text anew once other marks of the file are hidden, without the words of these', async () => {
    let hidden: readonly string[] = []
    const text = (left: readonly string[] = []) => Promise.resolve({ text: `all but ${left.join()}`, runs: [] })
    const session = createSession({
      url: '/pdf/x',
      open: () => Promise.resolve(pdf(1, { page: index => Promise.resolve(page(index, { text })) })),
      hiddenOn: () => (hidden.length > 1 ? Promise.reject(new Error('no marks')) : Promise.resolve(hidden)),
    })
    expect((await session.text(0)).text).toBe('all but ')
    hidden = ['7R']
    expect((await session.text(0)).text).toBe('all but ')
    session.retell(0)
    expect((await session.text(0)).text).toBe('all but 7R')
    expect(session.store.getState().retold.get(0)).toBe(1)
    hidden = ['7R', '8R']
    session.retell(0)
    expect((await session.text(0)).text).toBe('all but ')
  })

  it('asks for a password until one opens the file, and remembers it for the next worker', async () => {
    const seen: (string | undefined)[] = []
    let options: OpenPdfOptions | undefined
    const { session, state } = start(async given => {
      options = given
      seen.push(given.password)
      if (given.password !== undefined) return pdf(1)
      for (let isWrong = false; ; isWrong = true) if ((await given.askPassword(isWrong)) === 'right') return pdf(1)
    })
    await vi.waitFor(() => expect(state().phase).toBe('locked'))
    expect(state().isPasswordWrong).toBe(false)
    session.givePassword('wrong')
    await vi.waitFor(() => expect(state().isPasswordWrong).toBe(true))
    session.givePassword('right')
    await vi.waitFor(() => expect(state().phase).toBe('open'))
    options?.onStuck()
    await session.document()
    expect(seen).toEqual([undefined, 'right'])
  })

  it('opens the file anew when a page stands still, and leaves that page alone until it is asked for again', async () => {
    let isStuck = true
    let opened = 0
    const { session, state } = start(options => {
      opened += 1
      return Promise.resolve(
        pdf(3, {
          page: index =>
            Promise.resolve(
              page(index, {
                text: () => {
                  if (index !== 1 || !isStuck) return Promise.resolve({ text: 'fine', runs: [] })
                  queueMicrotask(() => options.onStuck())
                  return new Promise((_, reject) => setTimeout(() => reject(new StuckError()), 1))
                },
              }),
            ),
        }),
      )
    })
    await vi.waitFor(() => expect(state().phase).toBe('open'))
    await expect(session.text(1)).rejects.toBeInstanceOf(StuckError)
    expect(opened).toBe(2)
    await expect(session.text(1)).rejects.toBeInstanceOf(StuckError)
    expect(opened).toBe(2)
    expect((await session.text(2)).text).toBe('fine')
    expect(state().phase).toBe('open')
    isStuck = false
    session.forgive(1)
    expect((await session.text(1)).text).toBe('fine')
  })

  it('says what is wrong, and tries again', async () => {
    let isGone = true
    const { session, state } = start(() =>
      isGone
        ? Promise.reject(Object.assign(new Error('Missing PDF'), { name: 'ResponseException', status: 404 }))
        : Promise.resolve(pdf(2)),
    )
    await vi.waitFor(() => expect(state().phase).toBe('failed'))
    expect(state().problem?.kind).toBe('missing')
    isGone = false
    session.retry()
    await vi.waitFor(() => expect(state().phase).toBe('open'))
    expect(state().problem).toBeNull()
  })

  it('calls a file without pages damaged, and one with a broken first page not', async () => {
    const empty = start(() => Promise.resolve(pdf(0)))
    await vi.waitFor(() => expect(empty.state().problem?.kind).toBe('damaged'))
    const broken = start(() =>
      Promise.resolve(
        pdf(2, { page: index => (index === 0 ? Promise.reject(new Error('bad')) : Promise.resolve(page(index))) }),
      ),
    )
    await vi.waitFor(() => expect(broken.state().phase).toBe('open'))
    expect(broken.state().boxes).toHaveLength(2)
  })
})
