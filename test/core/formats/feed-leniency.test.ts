import { describe, expect, test } from 'vitest'
import { gzipSync } from 'node:zlib'
import { readPapers, refusalOf } from './read-papers.ts'

/** Feeds that break the rules, and how much of them is read all the same. */

const item = (title: string): string => `<item><title>${title}</title><link>https://a.example/${title}</link></item>`
const rss = (items: string, declaration = ''): string =>
  `${declaration}<rss version="2.0"><channel><title>L</title>${items}</channel></rss>`
const titles = async (source: string | Uint8Array, options: Parameters<typeof readPapers>[1] = {}): Promise<string[]> =>
  (await readPapers(source, options)).papers.map(paper => paper.title)

describe('all entries are found in spite of', () => {
  test.each([
    ['white space before the declaration', `\n\n  ${rss(item('A') + item('B'), '<?xml version="1.0"?>')}`],
    ['a mark of the encoding before it', `\ufeff${rss(item('A') + item('B'), '<?xml version="1.0"?>')}`],
    [
      'a warning of PHP before it',
      `<br />\n<b>Warning</b>: mysql is away\n${rss(item('A') + item('B'), '<?xml version="1.0"?>')}`,
    ],
    ['junk behind it', `${rss(item('A') + item('B'))}\n<!-- served in 3 s --><script>x</script>`],
    ['bare ampersands', rss(`<item><title>A</title><link>https://a.example/?a=1&b=2&copy=3</link></item>${item('B')}`)],
    ['a title left open', rss(`<item><title>A<link>https://a.example/A</link></item>${item('B')}`)],
    ['a link left open', rss(`<item><link>https://a.example/A<title>A</title></item>${item('B')}`)],
    ['a description left open', rss(`<item><title>A</title><description>x</item>${item('B')}`)],
    ['an item left open', rss(`<item><title>A</title><link>https://a.example/A</link>${item('B')}`)],
    ['ends without beginnings', rss(`</p>${item('A')}</b></item>${item('B')}`)],
    ['the end of a feed missing', `<rss><channel><title>L</title>${item('A')}${item('B')}`],
    ['attributes without quotes', rss(`<item><title>A</title><guid isPermaLink=false>x</guid></item>${item('B')}`)],
    [
      'a quote left open',
      rss(
        `<item><title>A</title><enclosure url="https://a.example/x><link>https://a.example/A</link></item>${item('B')}`,
      ),
    ],
    [
      'another case of letters',
      '<RSS><Channel><Title>L</Title><Item><Title>A</Title></Item><ITEM><TITLE>B</TITLE></ITEM></Channel></RSS>',
    ],
    [
      'zero bytes',
      rss(item('A') + item('B'))
        .replace('<channel>', '<cha\0nnel>')
        .replace('L<', 'L\0<'),
    ],
    [
      'a lesser-than that begins nothing',
      rss(`<item><title>A</title><description>1 < 2 <3</description></item>${item('B')}`),
    ],
  ])('%s', async (_, source) => {
    expect(await titles(source)).toEqual(['A', 'B'])
  })
})

describe('the text is told from bytes', () => {
  const declared = (label: string, title: string): string =>
    rss(item(title), `<?xml version="1.0" encoding="${label}"?>`)
  const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
  const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
  const utf32 = (text: string, isLittle: boolean): Buffer => {
    const letters = [...text]
    const bytes = Buffer.alloc(letters.length * 4)
    for (const [index, letter] of letters.entries())
      bytes[isLittle ? 'writeUInt32LE' : 'writeUInt32BE'](letter.codePointAt(0) ?? 0, index * 4)
    return bytes
  }
  test.each<[string, Uint8Array, string]>([
    ['UTF-8 that says so', Buffer.from(declared('utf-8', 'Café 😀')), 'Café 😀'],
    ['UTF-8 that says it is Latin', Buffer.from(declared('iso-8859-1', 'Café')), 'Café'],
    ['Latin that says so', latin1(declared('iso-8859-1', 'Caf\xe9')), 'Café'],
    ['Windows that says it is Latin', latin1(declared('iso-8859-1', 'It\x92s')), 'It’s'],
    ['Latin that says it is UTF-8', latin1(declared('utf-8', 'Caf\xe9 \xe0 la carte')), 'Café à la carte'],
    ['Latin that says nothing', latin1(rss(item('Caf\xe9'))), 'Café'],
    [
      'UTF-8 with one wrong byte',
      Buffer.concat([
        Buffer.from(rss(item('Tschüß für ölige Äpfel ')).split('</title><link>')[0] ?? ''),
        Buffer.of(0xff),
        Buffer.from('</title></item></channel></rss>'),
      ]),
      'Tschüß für ölige Äpfel \ufffd',
    ],
    [
      'Korean',
      Buffer.concat([
        latin1('<?xml version="1.0" encoding="euc-kr"?><rss><channel><item><title>'),
        Buffer.of(0xb3, 0xe2),
        latin1('</title></item></channel></rss>'),
      ]),
      '년',
    ],
    [
      'Cyrillic',
      Buffer.concat([
        latin1('<?xml version="1.0" encoding="koi8-r"?><rss><channel><item><title>'),
        Buffer.of(0xc2, 0xd5, 0xcb, 0xd7, 0xd9),
        latin1('</title></item></channel></rss>'),
      ]),
      'буквы',
    ],
    [
      'UTF-16 with a mark',
      Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(declared('utf-16', 'Café'), 'utf16le')]),
      'Café',
    ],
    ['UTF-16 of the other kind without one', utf16be(declared('utf-16', 'Café')), 'Café'],
    ['UTF-32 with a mark', utf32(`\ufeff${declared('utf-32', 'Café 😀')}`, true), 'Café 😀'],
    ['UTF-32 of the other kind without one', utf32(declared('utf-32', 'Café'), false), 'Café'],
    ['an encoding nobody knows', Buffer.from(declared('x-nobody', 'Café')), 'Café'],
    ['Windows letters that went through UTF-8', Buffer.from(rss(item('It\u0092s'))), 'It’s'],
  ])('%s', async (_, bytes, title) => {
    expect(await titles(bytes)).toEqual([title])
  })

  test('the header it came with counts where the bytes do not tell', async () => {
    const bytes = latin1(rss(item('\xe1\xe2')))
    expect(await titles(bytes, { contentType: 'application/xml; charset=windows-1251' })).toEqual(['бв'])
    expect(await titles(Buffer.from(rss(item('Café'))), { contentType: 'text/xml; charset=iso-8859-1' })).toEqual([
      'Café',
    ])
  })

  test('packed with gzip', async () => {
    expect(await titles(gzipSync(rss(item('A'))))).toEqual(['A'])
  })
})

describe('what is cut off', () => {
  const cut = rss(item('A') + item('B')).slice(0, -40)
  test('in the middle of an entry is refused, and read as far as it goes where that is wanted', async () => {
    expect(await refusalOf(cut, { name: 'l.xml' })).toBe(
      'l.xml, line 1: the feed stops in the middle of an entry. Nothing was imported. Get the whole file again, or take what is whole of it with "offprint import --partial".',
    )
    const { papers, failed } = await readPapers(cut, { partial: true })
    expect(papers.map(paper => paper.title)).toEqual(['A'])
    expect(failed).toEqual([
      { where: 'line 1', reason: 'the feed stops in the middle of an entry; what was left of it was not taken' },
    ])
  })

  test('JSON is refused', async () => {
    expect(await refusalOf('{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title"')).toMatch(
      /the JSON stops in the middle/,
    )
  })
})

describe('what is nothing', () => {
  test('an empty feed is a feed without papers', async () => {
    expect(await readPapers(rss(''))).toMatchObject({ sourceName: 'L', count: 0, failed: [] })
  })

  test.each([
    [
      'an end of the wrong name',
      '<rss><channel><title>L</title></rss>',
      'line 1',
      /not sound XML: <\/rss> ends what <channel> began/,
    ],
    [
      'an entity nobody declared',
      '<rss><channel>\n<title>L &nope; M</title></channel></rss>',
      'line 2',
      /not sound XML: "&nope;" means nothing/,
    ],
  ])('a broken feed without entries is not taken for an empty one: %s', async (_, source, where, reason) => {
    const { count, failed } = await readPapers(source)
    expect(count).toBe(0)
    expect(failed).toEqual([{ where, reason: expect.stringMatching(reason) as string }])
  })

  test.each([
    [
      'entities of its own',
      '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>',
      /line 1: its DOCTYPE defines entities/,
    ],
    [
      'a bomb',
      `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "${'&a;'.repeat(99)}">]><rss><channel><title>&b;</title></channel></rss>`,
      /defines entities/,
    ],
    [
      'a file',
      '<!DOCTYPE rss [\n<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
      /defines entities/,
    ],
    ['elements without end', `<rss>${'<a>'.repeat(300)}`, /more than 200 elements inside one another/],
    ['elements without number', `<rss>${'<a/>'.repeat(310_000)}</rss>`, /more than 300000 elements/],
    ['JSON that is no feed', '{"version": "https://jsonfeed.org/version/1", "items": 3}', /it has no list of items/],
    ['another document', '<opml/>', /its outermost element is <opml>, which is none of a feed/],
  ])('refused: %s', async (_, source, message) => {
    expect(await refusalOf(source, { format: 'feed' })).toMatch(message)
  })

  test('a DOCTYPE that defines nothing is passed over, with what is in its brackets', async () => {
    expect(await titles(rss(item('A'), '<!DOCTYPE rss [<!ELEMENT rss ANY> <!-- ] -->]>'))).toEqual(['A'])
  })
})
