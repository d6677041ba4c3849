import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type OpmlFeed, readOpml } from '../../../src/main/core/feeds/opml/read-opml.ts'
import { writeOpml } from '../../../src/main/core/feeds/opml/write-opml.ts'
import { LibraryFailure } from '../../../src/main/core/failures.ts'

const read = (text: string): ReturnType<typeof readOpml> => readOpml('feeds.opml', Buffer.from(text))
const opml = (body: string): string =>
  `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>${body}</body></opml>`
const one: OpmlFeed = { title: 'A', xmlUrl: 'https://a.example/feed', htmlUrl: null, folder: [] }

describe('a list of feeds', () => {
  test('with nested folders, sites and titles', () => {
    const list = read(
      opml(`<outline text="Science"><outline text="Machine learning"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/></outline>
        <outline text="B" title="b" type="rss" xmlUrl="https://b.example/feed"/></outline><outline type="rss" title="C" xmlUrl="https://c.example/feed"/>`),
    )
    expect(list).toEqual({
      title: 'Mine',
      feeds: [
        {
          title: 'A & B',
          xmlUrl: 'https://a.example/feed',
          htmlUrl: 'https://a.example/',
          folder: ['Science', 'Machine learning'],
        },
        { title: 'B', xmlUrl: 'https://b.example/feed', htmlUrl: null, folder: ['Science'] },
        { title: 'C', xmlUrl: 'https://c.example/feed', htmlUrl: null, folder: [] },
      ],
      skipped: [],
      cutOff: null,
    })
  })

  test.each([
    ['names in another case', opml('<outline text="A" XMLURL="https://a.example/feed"/>')],
    ['an address under another name', opml('<outline type="rss" text="A" url="https://a.example/feed"/>')],
    ['feed: for http:', opml('<outline text="A" xmlUrl="feed:https://a.example/feed"/>')],
    ['no head and no body', '<opml><outline text="A" xmlUrl="https://a.example/feed"/></opml>'],
    [
      'ampersands, quotes left out, elements left open',
      '<opml><body><outline text=A xmlUrl="https://a.example/feed"><outline text="x & y"></body>',
    ],
    [
      'the same feed twice',
      opml(
        '<outline text="A" xmlUrl="https://a.example/feed"/><outline text="again" xmlUrl="https://a.example/feed"/>',
      ),
    ],
    ['a mark of the encoding', `\ufeff${opml('<outline text="A" xmlUrl="https://a.example/feed"/>')}`],
    ['a DOCTYPE', opml('<outline text="A" xmlUrl="https://a.example/feed"/>').replace('<opml', '<!DOCTYPE opml><opml')],
  ])('with %s', (_, text) => {
    expect(read(text).feeds).toEqual([one])
  })

  test('with categories in place of folders', () => {
    expect(
      read(opml('<outline text="A" xmlUrl="https://a.example/feed" category="/Science/ML,/Other"/>')).feeds,
    ).toEqual([{ ...one, folder: ['Science', 'ML'] }])
  })

  test('says which outlines are no feeds', () => {
    const { feeds, skipped } = read(
      opml(
        '<outline text="A" xmlUrl="file:///etc/passwd"/><outline text="J" xmlUrl="javascript:x"/><outline text="note"/>',
      ),
    )
    expect(feeds).toEqual([])
    expect(skipped).toEqual([
      { where: 'outline 1', reason: '"file:///etc/passwd" is no address of the web' },
      { where: 'outline 2', reason: '"javascript:x" is no address of the web' },
    ])
  })

  test('of which only the beginning is there gives its whole feeds, and says where it ends', () => {
    const whole = opml(
      ['a', 'b', 'c']
        .map(host => `\n<outline text="F"><outline xmlUrl="https://${host}.example/feed"/></outline>`)
        .join(''),
    )
    const end = whole.indexOf('</opml>')
    for (let at = whole.indexOf('<head>'); at < end; at += 1) {
      const cut = read(whole.slice(0, at))
      const parts = whole.slice(0, at).split('/feed"/>').length - 1
      expect(cut.feeds.map(({ xmlUrl }) => xmlUrl)).toEqual(
        ['a', 'b', 'c'].slice(0, parts).map(host => `https://${host}.example/feed`),
      )
      expect(cut.cutOff).toBe(`line ${whole.slice(0, at).split('\n').length}`)
    }
    expect(read(`${whole.slice(0, end)}<!-- `).cutOff).toBe('line 4')
    expect(read(whole).cutOff).toBeNull()
  })

  test.each([
    ['a feed', '<rss><channel/></rss>', /outermost element is <rss>/],
    ['nothing', '', /it has no element/],
    ['entities', '<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', /defines entities/],
    ['more than lists have', `<opml>${' '.repeat(17 << 20)}`, /more than 16 MB/],
    // Each declares its own beside those of all around it: thousands of them are minutes.
    [
      'prefixes without end',
      `<opml>${[0, 1, 2, 3].map(outer => `<outline ${Array.from({ length: 90 }, (_, at) => `xmlns:p${outer}_${at}="a"`).join(' ')}>`).join('')}`,
      /more than 300 prefixes/,
    ],
    ['folders without end', `<opml>${'<outline text="x">'.repeat(500)}`, /more than 200 elements inside one another/],
  ])('is refused where it is %s', (_, text, message) => {
    expect(() => read(text)).toThrow(LibraryFailure)
    expect(() => read(text)).toThrow(message)
  })
})

const name = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 12 })
  .map(text =>
    text
      .replace(/[\s\p{C}\u00ad]+/gu, ' ')
      .trim()
      .normalize('NFC'),
  )
  .filter(text => text !== '' && text === text.toWellFormed())
const feed: fc.Arbitrary<OpmlFeed> = fc.record({
  title: fc.option(name),
  xmlUrl: fc.webUrl({ withQueryParameters: true, validSchemes: ['http', 'https'] }),
  htmlUrl: fc.option(fc.webUrl()),
  folder: fc.array(name, { maxLength: 3 }),
})
const feeds = fc.uniqueArray(feed, { selector: each => each.xmlUrl, maxLength: 12 })

test('a list written is the same list read', () => {
  fc.assert(
    fc.property(name, feeds, (title, written) => {
      const list = read(writeOpml(title, written, '2025-10-29T12:00:00Z'))
      expect(list.title).toBe(title)
      expect(list.skipped).toEqual([])
      // Feeds of a folder stand together; a feed without a title is called by its address.
      const byAddress = (all: readonly OpmlFeed[]): OpmlFeed[] => all.toSorted((a, b) => (a.xmlUrl < b.xmlUrl ? -1 : 1))
      expect(byAddress(list.feeds)).toEqual(
        byAddress(written.map(each => ({ ...each, title: each.title ?? each.xmlUrl }))),
      )
      expect(read(writeOpml(title, list.feeds, '2025-10-29T12:00:00Z')).feeds).toEqual(list.feeds)
    }),
  )
})

test('nothing but a list or a refusal comes of any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc.constantFrom(
      '<opml>',
      '<outline ',
      'xmlUrl="https://a.example"',
      '>',
      '</outline>',
      '"',
      '<!DOCTYPE',
      '<body>',
      '&#0;',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
      try {
        for (const { xmlUrl } of read(pieces.join('')).feeds) expect(xmlUrl).toMatch(/^https?:/i)
      } catch (error) {
        expect(error).toBeInstanceOf(LibraryFailure)
      }
    }),
  )
})
