import { paperOfItem } from './csl/csl-paper.ts'
import type { Format, Outcome, ParseOptions, Sample } from './format.ts'
import { isObject } from './hf-paper.ts'
import { readJson } from './reading/json-text.ts'
import { cutOff, refusal, shown } from './refusal.ts'
import { type DocumentPapers, parseWhole, refuseHopeless } from './whole-document.ts'

/** Bibliographies in CSL-JSON: Zotero's, Pandoc's, Crossref's; a list, one item, or a list inside an object. */
export const cslJson: Format = {
  name: 'csl-json',
  sniff,
  parse: (source, options) => parseWhole(source, options, readItems),
}

const EXPECTED = 'a CSL-JSON bibliography, a list of items such as {"id": "a", "type": "book", "title": "…"}'
const TYPES =
  /"type"\s*:\s*"(?:article|article-journal|article-magazine|article-newspaper|bill|book|broadcast|chapter|classic|collection|dataset|document|entry(?:-dictionary|-encyclopedia)?|event|figure|graphic|hearing|interview|legal_case|legislation|manuscript|map|motion_picture|musical_score|pamphlet|paper-conference|patent|performance|periodical|personal_communication|post(?:-weblog)?|regulation|report|review(?:-book)?|software|song|speech|standard|thesis|treaty|webpage|journal-article|proceedings-article|book-chapter|posted-content|monograph)"/

function sniff({ text }: Sample): number {
  const start = text.trimStart()
  if (!/^(?:\[\s*)*\{/.test(start) || /"(?:authors|authorCount|itemType)"\s*:/.test(start)) return 0
  if (/"date-parts"\s*:/.test(start)) return 0.95
  const isItem = /"(?:title|container-title|issued|author|DOI)"\s*:/.test(start)
  if (TYPES.test(start) && isItem && !/"(?:abstractNote|items_url)"\s*:/.test(start)) return 0.8
  return /"(?:issued|container-title)"\s*:/.test(start) ? 0.7 : 0
}

function readItems(text: string, name: string, { partial }: ParseOptions): DocumentPapers {
  const { elements, isArray, cutAt } = readJson(text)
  if (cutAt !== null && !partial) throw cutOff(name, `line ${cutAt}`, 'the JSON stops in the middle')
  const only = isArray || elements.length !== 1 ? null : elements[0]
  if (only?.trouble) throw refusal(name, `it is not JSON: ${shown(only.trouble, 120)}`, `Check that it is ${EXPECTED}`)
  const inside = only ? itemsInside(only.value) : null
  const outcomes = inside
    ? inside.map((value, index) => outcomeOf(value, `entry ${index + 1}`))
    : elements.map(
        ({ value, number, line, trouble }): Outcome =>
          trouble === null
            ? outcomeOf(value, `entry ${number}`)
            : { where: `entry ${number}, line ${line}`, reason: `it is not JSON: ${shown(trouble, 120)}` },
      )
  if (outcomes.length === 0) throw refusal(name, 'no item is in it', `Check that it is ${EXPECTED}`)
  refuseHopeless(name, outcomes, EXPECTED)
  if (cutAt !== null)
    outcomes.push({ where: `line ${cutAt}`, reason: 'the file stops here; what was left of this entry was not taken' })
  return { sourceName: name, edition: null, outcomes }
}

/** The list in {"items": [...]}, {"references": [...]}, {"message": {...}}, or items by their keys; null for an item itself. */
function itemsInside(value: unknown): readonly unknown[] | null {
  if (!isObject(value)) return null
  const list: readonly unknown[] | undefined = [value['items'], value['references'], value['data']].find(Array.isArray)
  if (list) return list
  const message = value['message']
  if (isObject(message)) return itemsInside(message) ?? [message]
  const named = Object.entries(value)
  const isByKey = named.length > 0 && named.every(([, item]) => isObject(item) && ('title' in item || 'author' in item))
  return isByKey ? named.map(([id, item]) => (isObject(item) ? { id, ...item } : item)) : null
}

function outcomeOf(value: unknown, where: string): Outcome {
  const facts = paperOfItem(value)
  return typeof facts === 'string' ? { where, reason: facts } : { where, facts }
}
