import { isOwn } from './bibliography/brought-along.ts'
import { type BibliographyReading, oneByOne, parseBibliography } from './bibliography/whole-bibliography.ts'
import type { BroughtAlong, ParsedEntry } from '../../ports.ts'
import type { Format, Outcome, Sample } from './format.ts'
import { cutOff, refusal, shown } from './refusal.ts'
import { soundXml } from './sound-xml.ts'
import { ownOfZotero, paperOfZotero, readJsonLibrary } from './zotero/zotero-json.ts'
import { ownOfRdf, paperOfRdf, readRdfLibrary, ZOTERO } from './zotero/zotero-rdf.ts'

/** Exports of Zotero that keep its collections, tags, notes and files: Zotero RDF and Better BibTeX JSON. */
export const zotero: Format = {
  name: 'zotero',
  sniff,
  parse: (source, { partial }) =>
    parseBibliography(source, EXPECTED, text =>
      text.trimStart().startsWith('<') ? fromRdf(text, source.name, partial) : fromJson(text, source.name),
    ),
}

const EXPECTED = 'a library that Zotero exported as Zotero RDF or Better BibTeX JSON'

function sniff({ text }: Sample): number {
  const start = text.trimStart()
  if (start.startsWith('<')) return /<rdf:RDF\b/i.test(start) && start.includes(ZOTERO) ? 1 : 0
  return /^(?:\[\s*)?\{/.test(start) && /"itemType"\s*:\s*"[a-z]/i.test(start) ? 0.9 : 0
}

function fromRdf(text: string, name: string, partial: boolean): BibliographyReading {
  const { root, cut } = soundXml(name, text, 'Export it again')
  if (cut && !partial) throw cutOff(name, `line ${cut.line}`, cut.message)
  const library = readRdfLibrary(root)
  return {
    total: library.items.length,
    outcomes: oneByOne(library.items, item =>
      outcomeOf(`entry ${item.number}`, paperOfRdf(item, library), ownOfRdf(item, library)),
    ),
  }
}

function fromJson(text: string, name: string): BibliographyReading {
  const library = readJsonLibrary(parsed(text, name))
  return {
    total: library.items.length,
    outcomes: oneByOne([...library.items.entries()], ([index, item]) =>
      outcomeOf(`entry ${index + 1}`, paperOfZotero(item), ownOfZotero(item, library)),
    ),
  }
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = shown(error instanceof Error ? error.message : String(error), 120)
    throw refusal(name, `it is not JSON: ${reason}`, 'Nothing was imported. Export it again')
  }
}

function outcomeOf(where: string, facts: ParsedEntry['facts'] | string, own: BroughtAlong): Outcome {
  if (typeof facts === 'string') return { where, reason: facts }
  return isOwn(own) ? { where, facts, own } : { where, facts }
}
