import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'

let from: TestLibrary
beforeEach(async () => void (from = await openTestLibrary()))
afterEach(() => from.close())

function take(into: TestLibrary, opml: string) {
  const upload = into.ports.newId()
  writeFileSync(into.library.uploadPath(upload), opml)
  return into.library.api['feeds.importOpml']({ upload, name: 'feeds.opml' })
}

const LIST = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
  <outline text="Physics"><outline text="Optics">
    <outline type="rss" text="Letters of Light" xmlUrl="https://light.example/rss" htmlUrl="https://light.example/"/></outline></outline>
  <outline type="rss" text="arXiv cs.CL" xmlUrl="https://rss.arxiv.org/rss/cs.CL"/>
  <outline type="rss" text="Broken" xmlUrl="file:///etc/passwd"/></body></opml>`

test('a list of feeds is subscribed to with its folders, once', async () => {
  expect(await take(from, LIST)).toEqual({
    added: 2,
    known: 0,
    skipped: [{ where: 'outline 5', reason: expect.stringContaining('no address of the web') }],
  })
  const feeds = await from.library.api['feeds.list']({})
  expect(feeds.map(({ kind, name, folder }) => [kind, name, folder])).toEqual([
    ['feed', 'Letters of Light', 'Physics / Optics'],
    ['arxiv', 'arXiv cs.CL', null],
  ])
  expect(await take(from, LIST)).toMatchObject({ added: 0, known: 2 })
})

test('what is given out is taken in as it was', async () => {
  await take(from, LIST)
  const { opml } = await from.library.api['feeds.exportOpml']({})
  const into = await openTestLibrary()
  try {
    expect(await take(into, opml)).toEqual({ added: 2, known: 0, skipped: [] })
    const told = async (library: TestLibrary) =>
      (await library.library.api['feeds.list']({}))
        .map(({ url, name, folder, kind }) => [url, name, folder, kind])
        .sort()
    expect(await told(into)).toEqual(await told(from))
  } finally {
    await into.close()
  }
})

test('a list that is none is refused, and subscribes to nothing', async () => {
  await expect(take(from, 'Dear diary')).rejects.toThrow(/OPML/)
  expect(await from.library.api['feeds.list']({})).toEqual([])
})
