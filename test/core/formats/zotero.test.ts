import { describe, expect, test } from 'vitest'
import { parseSource } from '../../../src/main/core/intake/formats/parse-source.ts'
import { bytesOf } from '../../../src/main/core/intake/formats/reading/byte-source.ts'
import type { ParsedEntry } from '../../../src/main/core/ports.ts'
import { readPapers, refusalOf } from './read-papers.ts'

async function entriesOf(text: string): Promise<readonly ParsedEntry[]> {
  const entries: ParsedEntry[] = []
  await parseSource(bytesOf('a.file', Buffer.from(text)), {
    format: 'auto',
    capturedOn: '2026-01-01',
    partial: false,
    onEntries: batch => void entries.push(...batch),
  })
  return entries
}

const rdf = `<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
  <bib:Article rdf:about="#item_1">
    <z:itemType>journalArticle</z:itemType>
    <z:citationKey>lovelace1843</z:citationKey>
    <dcterms:isPartOf rdf:resource="urn:issn:1234-5678"/>
    <bib:authors><rdf:Seq>
      <rdf:li><foaf:Person><foaf:surname>Lovelace</foaf:surname><foaf:givenName>Ada</foaf:givenName></foaf:Person></rdf:li>
      <rdf:li><foaf:Person><foaf:surname>A Group</foaf:surname></foaf:Person></rdf:li>
    </rdf:Seq></bib:authors>
    <dcterms:isReferencedBy rdf:resource="#item_2"/>
    <link:link rdf:resource="#item_3"/>
    <dc:subject>mine</dc:subject>
    <dc:subject><z:AutomaticTag><rdf:value>engines</rdf:value></z:AutomaticTag></dc:subject>
    <dc:title>Notes on the Engine &amp; more</dc:title>
    <dcterms:abstract>An abstract.</dcterms:abstract>
    <dc:date>1843-09-10</dc:date>
    <dc:identifier><dcterms:URI><rdf:value>https://example.org/notes</rdf:value></dcterms:URI></dc:identifier>
    <bib:pages>666-731</bib:pages>
    <dc:description>arXiv:2301.10002 [cs]</dc:description>
  </bib:Article>
  <bib:Journal rdf:about="urn:issn:1234-5678">
    <prism:volume>3</prism:volume><dc:title>Scientific Memoirs</dc:title>
    <dc:identifier>DOI 10.1000/ABC</dc:identifier>
  </bib:Journal>
  <bib:Memo rdf:about="#item_2"><rdf:value>&lt;p&gt;Read &lt;b&gt;again&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Twice.&lt;/p&gt;</rdf:value></bib:Memo>
  <z:Attachment rdf:about="#item_3"><z:itemType>attachment</z:itemType><rdf:resource rdf:resource="files/3/notes.pdf"/><link:type>application/pdf</link:type></z:Attachment>
  <bib:Book rdf:about="urn:isbn:1"><z:itemType>book</z:itemType><dc:title>A Book</dc:title>
    <bib:editors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Roe</foaf:surname><foaf:givenName>Jane</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:editors>
  </bib:Book>
  <z:Collection rdf:about="#collection_1"><dc:title>Thesis</dc:title><dcterms:hasPart rdf:resource="#collection_2"/></z:Collection>
  <z:Collection rdf:about="#collection_2"><dc:title>Chapter 2</dc:title><dcterms:hasPart rdf:resource="#item_1"/></z:Collection>
</rdf:RDF>`

const facts = {
  key: 'lovelace1843',
  title: 'Notes on the Engine & more',
  authors: [
    { name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' },
    { name: 'A Group', family: 'A Group', given: null },
  ],
  abstract: 'An abstract.',
  year: 1843,
  publishedAt: '1843-09-10',
  doi: '10.1000/abc',
  arxivId: '2301.10002',
  url: 'https://example.org/notes',
  venue: 'Scientific Memoirs',
  volume: '3',
  pages: '666-731',
  keywords: ['engines'],
}
const own = { tags: ['mine', 'Thesis/Chapter 2'], note: 'Read again.\n\nTwice.', files: ['files/3/notes.pdf'] }

describe('Zotero RDF', () => {
  test('gives works with their journals, notes, files and collections', async () => {
    const [article, book, ...rest] = await entriesOf(rdf)
    expect(article).toMatchObject({ facts, own, where: 'entry 1' })
    expect(book).toMatchObject({ facts: { title: 'A Book', venue: null, authors: [{ family: 'Roe', given: 'Jane' }] } })
    expect(book).not.toHaveProperty('own')
    expect(rest).toEqual([])
    expect(await readPapers(rdf)).toMatchObject({ format: 'zotero', count: 2, failed: [] })
  })

  test('half an export is refused, or taken as far as it is whole', async () => {
    const half = rdf.slice(0, rdf.indexOf('<z:Collection'))
    expect(await refusalOf(half)).toMatch(/line \d+: .*Nothing was imported/)
    expect(await readPapers(half, { partial: true })).toMatchObject({ count: 2 })
  })
})

const item = {
  itemID: 1,
  itemKey: 'ABCD',
  itemType: 'journalArticle',
  citationKey: 'lovelace1843',
  title: 'Notes on the Engine &amp; more',
  creators: [
    { creatorType: 'author', firstName: 'Ada', lastName: 'Lovelace' },
    { creatorType: 'author', name: 'A Group' },
    { creatorType: 'editor', firstName: 'Jane', lastName: 'Roe' },
  ],
  abstractNote: 'An abstract.',
  date: '1843-09-10',
  DOI: '10.1000/ABC',
  url: 'https://example.org/notes',
  publicationTitle: 'Scientific Memoirs',
  volume: '3',
  pages: '666-731',
  extra: 'arXiv:2301.10002 [cs]',
  tags: [{ tag: 'mine' }, { tag: 'engines', type: 1 }],
  notes: [{ note: '<p>Read <b>again</b>.</p><p>Twice.</p>' }],
  attachments: [{ path: 'files/3/notes.pdf', title: 'PDF' }],
}

describe('Better BibTeX JSON', () => {
  test.each([
    [
      'folders that name their parent',
      { A: { name: 'Thesis', parent: false, items: [] }, B: { name: 'Chapter 2', parent: 'A', items: [1] } },
    ],
    [
      'folders that name their children',
      { A: { name: 'Thesis', collections: ['B'], items: [] }, B: { name: 'Chapter 2', items: ['ABCD'] } },
    ],
  ])('with %s', async (_, collections) => {
    const library = {
      config: { id: 'x' },
      collections,
      items: [item, { itemType: 'note', note: 'alone' }, { itemType: 'attachment', path: 'a.pdf' }],
    }
    const entries = await entriesOf(JSON.stringify(library))
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ facts, own })
  })

  test('an answer of Zotero’s service', async () => {
    const entries = await entriesOf(JSON.stringify([{ key: 'ABCD', data: item }]))
    expect(entries[0]).toMatchObject({ facts, own: { tags: ['mine'] } })
  })

  test('folders in a circle end', async () => {
    const collections = {
      A: { name: 'A', collections: ['B'], items: [1] },
      B: { name: 'B', collections: ['A'], items: [] },
    }
    const [entry] = await entriesOf(JSON.stringify({ collections, items: [item] }))
    expect(entry?.own?.tags[1]).toMatch(/^(?:[AB]\/)+A$/)
  })
})

describe('BibTeX', () => {
  test('groups, notes and names of files come along', async () => {
    const [entry, other] =
      await entriesOf(String.raw`@article{a, title = {A}, groups = {One, Two {\"U}}, annote = {My \emph{thought}}, note = {In press},
  file = {Full Text PDF:files/12/Smith\: A\_B.pdf:application/pdf;Snapshot:files/13/a.html:text/html;:b.pdf:PDF}}
@article{b, title = {B}, file = {sub/c.pdf}}`)
    expect(entry?.own).toEqual({
      tags: ['One', 'Two Ü'],
      note: 'My thought',
      files: ['files/12/Smith: A_B.pdf', 'b.pdf'],
    })
    expect(other?.own).toEqual({ tags: [], note: null, files: ['sub/c.pdf'] })
  })
})
