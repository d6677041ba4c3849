import type { BibEntry } from './scan-bibtex.ts'

/** What an entry takes from others: all of its @xdata, and of the volume its "crossref" names what is the volume's. */

type Fields = ReadonlyMap<string, string>

/** Containers hold fields for other entries and are no works. */
export function isContainer(entry: BibEntry): boolean {
  return entry.type === 'xdata'
}

const MAX_STEPS = 4
/** What names, describes or opens the one work alone. */
const OWN = new Set(
  `abstract addendum annotation annote archiveprefix author comment crossref doi eid entryset entrysubtype eprint eprintclass eprinttype
  file groups ids key keywords label language nameaddon note options origdate pages primaryclass pubstate relatedstring
  review shorthand shorttitle sortkey sortname sorttitle sortyear subtitle title titleaddon url urldate xdata xref`.split(
    /\s+/,
  ),
)
const VOLUMES = /^(?:mv)?(?:book|collection|proceedings|reference)$/

/** Entries by key and by their other names; of two with one key the first. */
export function inheriting(entries: readonly BibEntry[]): (entry: BibEntry) => Fields {
  const byKey = new Map<string, BibEntry>()
  const name = (key: string, entry: BibEntry): void => {
    const id = key.trim().toLowerCase()
    if (id !== '' && !byKey.has(id)) byKey.set(id, entry)
  }
  for (const entry of entries) name(entry.key, entry)
  for (const entry of entries) for (const id of (entry.fields.get('ids') ?? '').split(',')) name(id, entry)

  const fieldsOf = (entry: BibEntry, steps: number): Fields => {
    const sources = [...keysIn(entry, 'xdata'), ...keysIn(entry, 'crossref')]
    if (sources.length === 0 || steps > MAX_STEPS) return entry.fields
    const fields = new Map(entry.fields)
    for (const key of keysIn(entry, 'xdata').slice(0, MAX_STEPS)) {
      const data = byKey.get(key)
      if (data && data !== entry) fill(fields, fieldsOf(data, steps + 1))
    }
    const volume = byKey.get(keysIn(entry, 'crossref')[0] ?? '')
    if (volume && volume !== entry) fill(fields, givenByVolume(entry.type, volume.type, fieldsOf(volume, steps + 1)))
    return fields
  }
  return entry => fieldsOf(entry, 0)
}

function keysIn(entry: BibEntry, field: string): string[] {
  return (entry.fields.get(field) ?? '')
    .split(',')
    .map(key => key.trim().toLowerCase())
    .filter(key => key !== '')
}

function fill(fields: Map<string, string>, given: Fields): void {
  for (const [name, value] of given) if ((fields.get(name) ?? '').trim() === '') fields.set(name, value)
}

/** The volume's title is where its parts appeared. Its editors stay its own: a part without authors has none. */
function givenByVolume(type: string, volumeType: string, volume: Fields): Fields {
  const given = new Map([...volume].filter(([name]) => !OWN.has(name) && !/^(?:sub)?title|^editor/.test(name)))
  if (VOLUMES.test(type)) {
    if (volume.has('author')) given.set('author', volume.get('author') ?? '')
    given.set('maintitle', volume.get('title') ?? '')
    return given
  }
  const title = volume.get('title') ?? ''
  const isJournal = volumeType === 'periodical' || type === 'article'
  const container = volume.get(isJournal ? 'journaltitle' : 'booktitle') ?? title
  if (container !== '') given.set(isJournal ? 'journaltitle' : 'booktitle', container)
  return given
}
