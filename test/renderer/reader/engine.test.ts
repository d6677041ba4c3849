import { afterEach, describe, expect, it, vi } from 'vitest'
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { pageBox } from '../../../src/renderer/reader/geometry/page-space.ts'
import { pointOfTarget, targetOfDestination } from '../../../src/renderer/reader/engine/destination.ts'
import { createFigureFinder } from '../../../src/renderer/reader/engine/figure-areas.ts'
import { problemOf, StuckError } from '../../../src/renderer/reader/engine/open-problem.ts'
import { currentSection, flattenOutline } from '../../../src/renderer/reader/engine/outline.ts'
import { readLinks } from '../../../src/renderer/reader/engine/page-links.ts'
import { safeLink } from '../../../src/renderer/reader/engine/safe-link.ts'
import { readTextContent, type TextContent } from '../../../src/renderer/reader/engine/text-content.ts'
import { createWatchdog } from '../../../src/renderer/reader/engine/watchdog.ts'

describe('links of a PDF', () => {
  it.each([
    ['https://arxiv.org/abs/1706.03762', 'https://arxiv.org/abs/1706.03762'],
    ['http://example.org/a b', 'http://example.org/a%20b'],
    ['mailto:ada@example.org', 'mailto:ada@example.org'],
    ['javascript:alert(1)', null],
    ['JaVaScRiPt:alert(1)', null],
    ['java\nscript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['data:text/html,x', null],
    ['offprint://paper/1', null],
    ['//example.org', null],
    ['', null],
    [null, null],
    [`https://example.org/${'a'.repeat(9_000)}`, null],
  ])('%s leads to %s', (given, expected) => {
    expect(safeLink(given)).toBe(expected)
  })
})

describe('of a page that has more than pages have', () => {
  it('two thousand links are shown', () => {
    const link = { subtype: 'Link', url: 'https://example.org/', rect: [0, 0, 9, 9] }
    const others = [
      { ...link, url: 'javascript:alert(1)' },
      { ...link, subtype: 'Widget' },
      { ...link, rect: ['a'] },
      null,
    ]
    expect(readLinks([...others, link])).toHaveLength(1)
    expect(readLinks(Array.from({ length: 100_000 }, () => link))).toHaveLength(2_000)
  })

  it('the text is read up to an end, and no further', async () => {
    const item = { str: 'a' } as TextContent['items'][number]
    const part = { items: Array.from({ length: 10_000 }, () => item), styles: { f: {} }, lang: 'en' }
    let given = 0
    let reason: unknown = null
    const streamTextContent = (): ReadableStream<unknown> =>
      new ReadableStream({
        pull(to) {
          given += 1
          if (given < 1_000) to.enqueue(part)
          else to.close()
        },
        cancel: why => void (reason = why),
      })
    const read = await readTextContent({ streamTextContent })
    expect([read.items.length, read.lang, Object.keys(read.styles)]).toEqual([150_000, 'en', ['f']])
    expect(given).toBeLessThan(20)
    // pdf.js takes nothing else for one.
    expect(reason).toBeInstanceOf(Error)
  })
})

describe('destinations', () => {
  const box = pageBox([0, 0, 600, 800], 0, 1)
  it.each([
    ['a height', [{ name: 'XYZ' }, 72, 400, null], 0.5],
    ['no height', [{ name: 'XYZ' }, null, null, null], 0],
    ['a width to fit', [{ name: 'FitH' }, 200], 0.75],
    ['a rectangle', [{ name: 'FitR' }, 0, 100, 300, 400], 0.5],
    ['the whole page', [{ name: 'Fit' }], 0],
    ['nonsense', ['x', 'y'], 0],
    ['a height far outside', [{ name: 'XYZ' }, 0, -5_000, 0], 1],
  ])('lead to %s', (_name, rest, offset) => {
    const point = pointOfTarget(targetOfDestination(3, box, rest), box)
    expect(point.page).toBe(3)
    expect(point.offset).toBeGreaterThanOrEqual(0)
    // A little above, so that the heading has room.
    expect(offset - point.offset).toBeCloseTo(offset === 0 || offset === 1 ? 0 : 0.0169, 2)
  })
  it('follow the turn of the page', () => {
    const turned = pageBox([0, 0, 600, 800], 90, 1)
    const target = targetOfDestination(0, turned, [{ name: 'XYZ' }, 300, 700])
    expect(pointOfTarget(target, turned).offset).toBeCloseTo(0.5 - 0.0225, 3)
  })
})

describe('the outline', () => {
  interface Node {
    title: string
    dest: string
    items: Node[]
  }
  const node = (title: string, items: Node[] = []): Node => ({ title, dest: title, items })
  it('is flattened with levels, and loses a root over everything', () => {
    expect(flattenOutline([node('A', [node('A.1')]), node(' B\u0000\n b ')]).map(e => [e.title, e.level])).toEqual([
      ['A', 0],
      ['A.1', 1],
      ['B b', 0],
    ])
    expect(flattenOutline([node('Title', [node('1', [node('1.1')]), node('2')])]).map(e => e.level)).toEqual([
      0, 0, 1, 0,
    ])
    expect(flattenOutline(null)).toEqual([])
  })
  it('of a hostile file comes to an end', () => {
    const loop = node('x')
    loop.items.push(loop, loop)
    expect(flattenOutline([loop]).length).toBeLessThanOrEqual(5_000)
  })
  it('knows the section a place is in', () => {
    const at = (page: number, offset: number) => ({ page, offset, offsetX: 0 })
    const places = [at(0, 0.2), null, at(1, 0.5), at(3, 0)]
    expect(currentSection(places, at(0, 0))).toBe(-1)
    expect(currentSection(places, at(0, 0.9))).toBe(0)
    expect(currentSection(places, at(2, 0.9))).toBe(2)
    expect(currentSection(places, at(9, 0))).toBe(3)
  })
})

describe('figures of a page', () => {
  const run = (...ops: [number, unknown[] | null][]) => {
    const finder = createFigureFinder(OPS)
    for (const [i, [op, args]] of ops.entries()) finder.see(i, op, args)
    return finder.areas
  }
  it('are found where they are painted', () => {
    expect(
      run(
        [OPS.save, null],
        [OPS.transform, [200, 0, 0, 100, 50, 60]],
        [OPS.paintImageXObject, ['img', 10, 10]],
        [OPS.restore, null],
      ),
    ).toEqual([[50, 60, 250, 160]])
  })
  it('are cut by the clip, which ends with its state', () => {
    const areas = run(
      [OPS.save, null],
      [OPS.clip, null],
      [OPS.constructPath, [OPS.endPath, [null], Float32Array.of(0, 0, 100, 100)]],
      [OPS.save, null],
      [OPS.transform, [200, 0, 0, 200, 50, 50]],
      [OPS.paintInlineImageXObject, [{}]],
      [OPS.restore, null],
      [OPS.shadingFill, ['pattern']],
      [OPS.restore, null],
      [OPS.transform, [10, 0, 0, 10, 500, 500]],
      [OPS.paintImageXObject, ['img']],
    )
    expect(areas).toEqual([
      [50, 50, 100, 100],
      [0, 0, 100, 100],
      [500, 500, 510, 510],
    ])
  })
  it('are found inside forms and groups, and turned ones too', () => {
    const areas = run(
      [OPS.beginGroup, [{ matrix: [2, 0, 0, 2, 0, 0], bbox: [0, 0, 10, 10] }]],
      [OPS.paintFormXObjectBegin, [[2, 0, 0, 2, 10, 10], null]],
      [OPS.transform, [0, 50, -50, 0, 50, 0]],
      [OPS.paintImageXObject, ['img']],
      [OPS.paintFormXObjectEnd, []],
      [OPS.endGroup, [{}]],
      [OPS.paintImageXObjectRepeat, ['img', 5, 5, [0, 0, 20, 20]]],
      [OPS.paintInlineImageXObjectGroup, [{}, [{ transform: [3, 0, 0, 3, 1, 1] }]]],
    )
    expect(areas).toEqual([
      [10, 10, 110, 110],
      [0, 0, 5, 5],
      [20, 20, 25, 25],
      [1, 1, 4, 4],
    ])
  })
  it('are no masks, and nothing twice', () => {
    expect(run([OPS.paintImageMaskXObject, [{}]], [OPS.paintSolidColorImageMask, []])).toEqual([])
    const finder = createFigureFinder(OPS)
    finder.see(0, OPS.paintImageXObject, [])
    finder.see(0, OPS.paintImageXObject, [])
    expect(finder.areas).toHaveLength(1)
  })
  it('survive operators that make no sense', () => {
    expect(
      run(
        [OPS.restore, null],
        [OPS.transform, ['x']],
        [OPS.transform, null],
        [OPS.paintFormXObjectBegin, null],
        [OPS.paintImageXObjectRepeat, null],
      ),
    ).toEqual([])
  })
})

describe('why a PDF does not open', () => {
  const named = (name: string, more: object = {}) => Object.assign(new Error('Invalid PDF structure.'), { name }, more)
  it.each([
    [named('InvalidPDFException'), 'damaged'],
    [named('UnknownErrorException', { message: 'unknown encryption method' }), 'damaged'],
    [named('UnknownErrorException', { message: 'Failed to fetch' }), 'unreachable'],
    [named('ResponseException', { status: 404 }), 'missing'],
    [named('ResponseException', { status: 500 }), 'unreachable'],
    [new TypeError('Failed to fetch'), 'unreachable'],
    [new StuckError(), 'stuck'],
    ['odd', 'failed'],
  ])('%s is %s, with what to do', (error, kind) => {
    const problem = problemOf(error)
    expect(problem.kind).toBe(kind)
    expect(problem.detail).toMatch(/again/)
    expect(problem.detail).not.toContain('..')
  })
})

describe('watchdog', () => {
  afterEach(() => void vi.useRealTimers())
  const start = (ping: () => Promise<unknown>, isAway = () => false) => {
    vi.useFakeTimers()
    const onStuck = vi.fn<() => void>()
    const dog = createWatchdog({
      ping,
      isAway,
      onStuck,
      every: (ms, task) => {
        const timer = setInterval(task, ms)
        return () => clearInterval(timer)
      },
    })
    return { dog, onStuck }
  }
  const never = () => new Promise<never>(() => undefined)

  it('ends what waits for a worker that stands still', async () => {
    const { dog, onStuck } = start(never)
    const waiting = dog.watch(never()).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await waiting).toBeInstanceOf(StuckError)
    expect(onStuck).toHaveBeenCalledTimes(1)
    expect(vi.getTimerCount()).toBe(0)
  })
  it('lets a slow worker that still answers go on, up to the limit of the work', async () => {
    const { dog, onStuck } = start(() => Promise.resolve())
    void dog.watch(never()).catch(() => undefined)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(onStuck).not.toHaveBeenCalled()
    void dog.watch(never(), 60_000).catch(() => undefined)
    await vi.advanceTimersByTimeAsync(61_000)
    expect(onStuck).toHaveBeenCalledTimes(1)
  })
  it('counts no time while nobody looks, and rests while nothing waits', async () => {
    const { dog, onStuck } = start(never, () => true)
    void dog.watch(never())
    await vi.advanceTimersByTimeAsync(600_000)
    expect(onStuck).not.toHaveBeenCalled()
    const other = start(() => Promise.resolve())
    await other.dog.watch(Promise.resolve(1))
    expect(vi.getTimerCount()).toBe(0)
  })
})
