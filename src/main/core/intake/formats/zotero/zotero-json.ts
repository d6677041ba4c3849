import type { Author } from '../../../../../preload/contract/paper.ts'
import type { BroughtAlong, ParsedEntry } from '../../../ports.ts'
import { authorOf } from '../../text-cleaning/author-name.ts'
import { oneLine } from '../../text-cleaning/clean-text.ts'
import { partialDateOf } from '../bibliography/partial-date.ts'
import { paperOfReference } from '../bibliography/reference.ts'
import { isObject, type JsonObject } from '../hf-paper.ts'
import { collectionPaths } from './collection-paths.ts'
import { noteText } from './note-text.ts'

/** Items as Zotero itself keeps them: Better BibTeX JSON with its collections, and answers of Zotero's own service. */

export interface JsonLibrary {
  readonly items: readonly unknown[]
  readonly collections: ReadonlyMap<string, readonly string[]>
}

export function readJsonLibrary(value: unknown): JsonLibrary {
  if (!isObject(value)) return { items: Array.isArray(value) ? works(value) : [], collections: new Map() }
  if (!Array.isArray(value['items'])) return { items: works([value]), collections: new Map() }
  const folders = Object.entries(isObject(value['collections']) ? value['collections'] : {})
  const parts = folders.flatMap(([id, folder]) =>
    isObject(folder)
      ? [
          {
            id,
            name: oneLine(textOf(folder['name']) ?? ''),
            holds: [...idsIn(folder['items']), ...childrenOf(id, folder, folders)],
          },
        ]
      : [],
  )
  return { items: works(value['items']), collections: collectionPaths(parts) }
}

/** Folders name their parent in one version of the format and their children in another. */
function childrenOf(id: string, folder: JsonObject, folders: readonly (readonly [string, unknown])[]): string[] {
  const named = folders.flatMap(([child, value]) => (isObject(value) && textOf(value['parent']) === id ? [child] : []))
  return [...new Set([...idsIn(folder['collections']), ...named])]
}

function works(items: readonly unknown[]): unknown[] {
  return items
    .map(item => (isObject(item) && isObject(item['data']) ? item['data'] : item))
    .filter(item => !isObject(item) || !/^(?:attachment|note|annotation)$/.test(textOf(item['itemType']) ?? ''))
}

export function paperOfZotero(item: unknown): ParsedEntry['facts'] | string {
  if (!isObject(item)) return 'it is not a JSON object'
  const text = (name: string): string | null => textOf(item[name])
  const type = text('itemType') ?? ''
  const extra = text('extra') ?? ''
  const creators = listOf(item['creators']).filter(isObject)
  const ofRole = (role: RegExp): Author[] =>
    creators
      .filter(creator => role.test(textOf(creator['creatorType']) ?? 'author'))
      .flatMap(creator => nameOf(creator) ?? [])
  const authors = ofRole(/^(?:author|presenter|programmer|inventor|artist|director|podcaster|contributor)$/)
  return paperOfReference({
    key: text('citationKey') ?? text('citekey') ?? /^citation key:\s*(\S+)/im.exec(extra)?.[1] ?? text('key'),
    titles: [text('title'), text('caseName'), text('subject'), text('shortTitle')],
    authors: authors.length > 0 ? authors : ofRole(/^(?:editor|bookAuthor)$/),
    abstract: text('abstractNote'),
    organization: /^(?:thesis|report)$/.test(type)
      ? (text('university') ?? text('institution') ?? text('publisher'))
      : null,
    date: partialDateOf(text('date') ?? ''),
    dois: [text('DOI'), /^[^\S\n]*doi:\s*(\S+)/im.exec(extra)?.[1]],
    arxiv: [text('archiveID'), text('reportNumber'), text('number'), extra, text('publicationTitle')].filter(value =>
      /arxiv/i.test(value ?? ''),
    ),
    urls: [text('url')],
    venues: [
      'publicationTitle',
      'proceedingsTitle',
      'bookTitle',
      'encyclopediaTitle',
      'dictionaryTitle',
      'conferenceName',
      'repository',
      'journalAbbreviation',
    ].map(text),
    volume: text('volume'),
    pages: text('pages'),
    keywords: tagsOf(item, true),
  })
}

export function ownOfZotero(item: unknown, { collections }: JsonLibrary): BroughtAlong {
  if (!isObject(item)) return { tags: [], note: null, files: [] }
  const ids = ['itemID', 'itemKey', 'key'].flatMap(name => textOf(item[name]) ?? [])
  const notes = listOf(item['notes']).map(note => noteText(textOf(isObject(note) ? note['note'] : note) ?? ''))
  return {
    tags: [...tagsOf(item, false), ...ids.flatMap(id => collections.get(id) ?? [])].map(oneLine),
    note: notes.filter(Boolean).join('\n\n') || null,
    files: listOf(item['attachments'])
      .flatMap(file => (isObject(file) ? (textOf(file['path']) ?? []) : []))
      .filter(path => /\.pdf$/i.test(path)),
  }
}

/** Type 1 are tags that came with the record and are its keywords. */
function tagsOf(item: JsonObject, areAutomatic: boolean): string[] {
  return listOf(item['tags']).flatMap(tag => {
    const isAutomatic = isObject(tag) && tag['type'] === 1
    return isAutomatic === areAutomatic ? (textOf(isObject(tag) ? tag['tag'] : tag) ?? []) : []
  })
}

function nameOf(creator: JsonObject): Author | null {
  const [family, given, whole] = ['lastName', 'firstName', 'name'].map(name => oneLine(textOf(creator[name]) ?? ''))
  if (family && given) return { name: `${given} ${family}`, family, given }
  const name = whole || family || given
  if (!name) return null
  return whole && !family ? { name, family: name, given: null } : (authorOf(name) ?? null)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function idsIn(value: unknown): string[] {
  return listOf(value).flatMap(id => textOf(id) ?? [])
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}
