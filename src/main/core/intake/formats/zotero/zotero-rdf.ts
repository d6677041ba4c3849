import type { Author } from '../../../../../preload/contract/paper.ts'
import type { BroughtAlong, ParsedEntry } from '../../../ports.ts'
import { oneLine } from '../../text-cleaning/clean-text.ts'
import { partialDateOf } from '../bibliography/partial-date.ts'
import { paperOfReference } from '../bibliography/reference.ts'
import { elementsOf, textIn, textOf, type XmlElement } from '../reading/xml-tree.ts'
import { collectionPaths } from './collection-paths.ts'
import { noteText } from './note-text.ts'

/** Zotero RDF: its export that holds everything, with notes, attachments and collections as things of their own. */

export const ZOTERO = 'http://www.zotero.org/namespaces/export#'
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const DC = 'http://purl.org/dc/elements/1.1/'
const TERMS = 'http://purl.org/dc/terms/'
const BIB = 'http://purl.org/net/biblio#'
const FOAF = 'http://xmlns.com/foaf/0.1/'
const PRISM = ['http://prismstandard.org/namespaces/1.2/basic/', 'http://prismstandard.org/namespaces/basic/2.0/']
const LINK = 'http://purl.org/rss/1.0/modules/link/'

export interface RdfItem {
  readonly element: XmlElement
  readonly number: number
}

/** What the file holds, by address: things point at each other. */
export interface RdfLibrary {
  readonly items: readonly RdfItem[]
  readonly things: ReadonlyMap<string, XmlElement>
  readonly collections: ReadonlyMap<string, readonly string[]>
}

export function readRdfLibrary(root: XmlElement): RdfLibrary {
  const elements = root.content.filter(part => typeof part !== 'string')
  const things = new Map(elements.map(element => [attribute(element, 'about') ?? '', element]))
  const parts = elements.filter(isCollection).map(element => ({
    id: attribute(element, 'about') ?? '',
    name: oneLine(textOf(element, 'title', DC) ?? ''),
    holds: resources(element, 'hasPart', TERMS),
  }))
  const items = elements.filter(isWork).map((element, index) => ({ element, number: index + 1 }))
  return { items, things, collections: collectionPaths(parts) }
}

function isCollection(element: XmlElement): boolean {
  return element.namespace === ZOTERO && element.name === 'Collection'
}

function isWork(element: XmlElement): boolean {
  const type = textOf(element, 'itemType', ZOTERO)
  return type !== null && !['attachment', 'note', 'annotation'].includes(type)
}

export function paperOfRdf({ element }: RdfItem, library: RdfLibrary): ParsedEntry['facts'] | string {
  const holders = [...elementsOf(element, 'isPartOf', TERMS), ...elementsOf(element, 'presentedAt', BIB)].flatMap(
    part => {
      const named = attribute(part, 'resource')
      return named === null
        ? part.content.filter(inner => typeof inner !== 'string')
        : (library.things.get(named) ?? [])
    },
  )
  const containers = holders.filter(({ name }) => name !== 'Series')
  const everywhere = [element, ...containers]
  const identifiers = everywhere.flatMap(part => elementsOf(part, 'identifier', DC))
  const texts = identifiers.map(textIn).map(text => text.trim())
  const type = textOf(element, 'itemType', ZOTERO) ?? ''
  const publisher = elementsOf(element, 'publisher', DC)[0]
  const authors = namesIn(element, 'authors')
  return paperOfReference({
    key: textOf(element, 'citationKey', ZOTERO),
    titles: [textOf(element, 'title', DC), textOf(element, 'shortTitle', ZOTERO)],
    authors: authors.length > 0 ? authors : namesIn(element, 'editors'),
    abstract: textOf(element, 'abstract', TERMS),
    organization: publisher && /^(?:thesis|report)$/.test(type) ? oneLine(textIn(publisher)) : null,
    date: partialDateOf(textOf(element, 'date', DC) ?? ''),
    dois: texts.filter(text => /^doi\b/i.test(text)),
    arxiv: [textOf(element, 'description', DC), textOf(element, 'archiveID', ZOTERO), ...texts].filter(text =>
      /arxiv/i.test(text ?? ''),
    ),
    urls: identifiers.flatMap(part => elementsOf(part, 'URI', TERMS)).map(uri => oneLine(textIn(uri))),
    venues: containers.flatMap(part => [textOf(part, 'title', DC), textOf(part, 'alternative', TERMS)]),
    volume: everywhere.map(part => textOf(part, 'volume', ...PRISM)).find(text => text !== null),
    pages: textOf(element, 'pages', BIB),
    keywords: elementsOf(element, 'subject', DC).filter(isAutomatic).map(textIn),
  })
}

/** The reader's own: tags given by hand, collections, notes, and the files that lie beside the export. */
export function ownOfRdf({ element }: RdfItem, { things, collections }: RdfLibrary): BroughtAlong {
  const about = attribute(element, 'about') ?? ''
  const notes = resources(element, 'isReferencedBy', TERMS).flatMap(id => things.get(id) ?? [])
  const links = resources(element, 'link', LINK).flatMap(id => things.get(id) ?? [])
  return {
    tags: [
      ...elementsOf(element, 'subject', DC)
        .filter(subject => !isAutomatic(subject))
        .map(textIn),
      ...(collections.get(about) ?? []),
    ].map(oneLine),
    note:
      notes
        .map(note => noteText(textOf(note, 'value', RDF) ?? ''))
        .filter(Boolean)
        .join('\n\n') || null,
    files: links.flatMap(link =>
      resources(link, 'resource', RDF).filter(
        path => textOf(link, 'type', LINK) === 'application/pdf' || /\.pdf$/i.test(path),
      ),
    ),
  }
}

function isAutomatic(subject: XmlElement): boolean {
  return elementsOf(subject, 'AutomaticTag', ZOTERO).length > 0
}

function namesIn(element: XmlElement, role: string): Author[] {
  return elementsOf(element, role, BIB)
    .flatMap(list => elementsOf(list, 'Seq', RDF))
    .flatMap(list => elementsOf(list, 'li', RDF))
    .flatMap(entry => elementsOf(entry, 'Person', FOAF))
    .flatMap(person => {
      const family = oneLine(textOf(person, 'surname', FOAF) ?? textOf(person, 'name', FOAF) ?? '')
      const given = oneLine(textOf(person, 'givenName', FOAF) ?? textOf(person, 'givenname', FOAF) ?? '')
      if (family === '' && given === '') return []
      const name = [given, family].filter(part => part !== '').join(' ')
      return family === '' || given === '' ? { name, family: name, given: null } : { name, family, given }
    })
}

function attribute(element: XmlElement, name: string): string | null {
  return element.attributes.get(`${RDF} ${name}`) ?? element.attributes.get(name) ?? null
}

function resources(element: XmlElement, name: string, namespace: string): string[] {
  return elementsOf(element, name, namespace).flatMap(part => attribute(part, 'resource') ?? [])
}
