import type { PaperId } from '../../../preload/contract/paper.ts'
import type { SearchHit } from '../../../preload/contract/search.ts'
import type { ReadHandle } from '../database/handles.ts'
import type { FinderHit, PlaceInFile } from '../finder-port.ts'
import { findByReference } from './papers.ts'
import { readersTexts } from './readers-texts.ts'
import { type Snippet, snippetOf } from './snippet.ts'
import { wordsOf } from './words/words-of.ts'

/** What a list of results shows of each. Reads only. */

/** The hits with the paper in front that the text is an id or address of. A bare number is words: most are years. */
export function withNamedPaper(read: ReadHandle, text: string, hits: readonly FinderHit[]): readonly FinderHit[] {
  if (!/\d/.test(text) || /^#?\d{1,9}$/.test(text.trim())) return hits
  const named = findByReference(read, text)
  if (named === null) return hits
  const best = hits[0]?.score ?? 0
  return [{ paper: named, score: best + 1 }, ...hits.filter(hit => hit.paper !== named)]
}

// Further down nobody reads why a paper was found.
const EXPLAINED = 100

interface FoundRow {
  readonly id: PaperId
  readonly title: string
  readonly key: string | null
  readonly abstract: string | null
  readonly authors: string | null
  readonly organization: string | null
  /** Whether there is anything of the reader's on it. */
  readonly own: number
}

const ROWS = `
  SELECT p.id, p.title, p.source_key AS key, p.abstract, o.name AS organization,
    (SELECT group_concat(json_extract(a.value, '$.name'), ', ') FROM json_each(p.authors) a) AS authors,
    r.remark IS NOT NULL OR r.takeaway IS NOT NULL OR EXISTS (SELECT 1 FROM notes n WHERE n.paper_id = p.id)
      OR EXISTS (SELECT 1 FROM tags t WHERE t.paper_id = p.id) OR EXISTS (SELECT 1 FROM annotations a WHERE a.paper_id = p.id) AS own
  FROM json_each(?) j JOIN papers p ON p.id = j.value LEFT JOIN organizations o ON o.id = p.organization_id
    LEFT JOIN reading r ON r.paper_id = p.id`

const NAMES = 'SELECT p.id, p.title, p.source_key AS key FROM json_each(?) j JOIN papers p ON p.id = j.value'

/** `words` are marked where they stand; papers that are gone are left out. */
export function describeHits(
  read: ReadHandle,
  hits: readonly FinderHit[],
  words: readonly string[],
): readonly SearchHit[] {
  const ids = (some: readonly FinderHit[]): string => JSON.stringify(some.map(({ paper }) => paper))
  const explained = new Map(read.all<FoundRow>(ROWS, ids(hits.slice(0, EXPLAINED))).map(row => [row.id, row]))
  const rest = hits.length > EXPLAINED ? hits.slice(EXPLAINED) : []
  const named = new Map(read.all<Pick<FoundRow, 'id' | 'title' | 'key'>>(NAMES, ids(rest)).map(row => [row.id, row]))
  return hits.flatMap(hit => {
    const row = explained.get(hit.paper)
    if (row) return [describeHit(read, hit, row, words)]
    const name = named.get(hit.paper)
    return name
      ? [{ ...nameOf(hit, name), ...shown(snippetOf([['title', name.title]], words)), ...placeOf(hit.place) }]
      : []
  })
}

const WARM_ROUNDS = 12
const WARM_PAPERS = 20

/** Describes some papers for nobody: whoever asks first does not wait for code to become quick. */
export function warmDescribing(read: ReadHandle): void {
  const papers = read.all<{ paper: PaperId; title: string }>(
    'SELECT id AS paper, title FROM papers ORDER BY id DESC LIMIT ?',
    WARM_ROUNDS * WARM_PAPERS,
  )
  for (let from = 0; from < papers.length; from += WARM_PAPERS) {
    const hits = papers.slice(from, from + WARM_PAPERS).map(({ paper }) => ({ paper, score: 1 }))
    describeHits(read, hits, wordsOf(papers[from]?.title ?? '').slice(0, 3))
  }
}

function nameOf({ paper, score }: FinderHit, { key, title }: { readonly key: string | null; readonly title: string }) {
  return { paper, key, score, title }
}

function placeOf(place: PlaceInFile | undefined): Pick<SearchHit, 'file' | 'page' | 'pages' | 'annotation'> {
  return {
    file: place?.file ?? null,
    page: place?.pages[0] ?? null,
    pages: place?.pages.slice(0, MOST_PAGES) ?? [],
    annotation: null,
  }
}

const MOST_PAGES = 50

function describeHit(read: ReadHandle, hit: FinderHit, row: FoundRow, words: readonly string[]): SearchHit {
  const name = nameOf(hit, row)
  const own = row.own === 1 ? readersTexts(read, hit.paper) : []
  const facts = snippetOf(
    [
      ['title', row.title],
      ['abstract', row.abstract],
      ['authors', row.authors],
      ['organization', row.organization],
    ],
    words,
  )
  const [written] = own
    .map(text => ({ at: text.at, ...snippetOf([[text.field, text.text]], words) }))
    .sort((a, b) => b.kinds - a.kinds)
  const place = hit.place ? bestPage(read, hit.place, words) : null
  const inPages = placeOf(hit.place)
  if (place && place.kinds > facts.kinds && place.kinds > (written?.kinds ?? 0))
    return { ...name, ...shown(place), ...inPages, page: place.page }
  if (written && written.kinds > facts.kinds)
    return {
      ...name,
      ...shown(written),
      ...(written.at
        ? { file: written.at.file, page: written.at.page, pages: [written.at.page], annotation: written.at.id }
        : inPages),
    }
  return { ...name, ...shown(facts), ...inPages }
}

function shown({ field, snippet, marks }: Snippet): Pick<SearchHit, 'field' | 'snippet' | 'marks'> {
  return { field, snippet, marks }
}

// A page is read to see what stands on it; of a hundred the first tell enough.
const LOOKED_AT = 4

// As core/intake/texts/page-texts.ts numbers them.
const PAGES_A_FILE = 65_536

/** The page with most of what was asked for. */
function bestPage(
  read: ReadHandle,
  { file, pages }: PlaceInFile,
  words: readonly string[],
): (Snippet & { readonly page: number }) | null {
  let best: (Snippet & { readonly page: number }) | null = null
  for (const page of pages.slice(0, LOOKED_AT)) {
    const text = read.column<string>(
      'SELECT p.text FROM page_texts p WHERE p.id = (SELECT number FROM file_texts WHERE file_id = ?) * ? + ?',
      ...[file, PAGES_A_FILE, page],
    )[0]
    if (text === undefined) continue
    const found = snippetOf([['text', text]], words)
    if (best === null || found.kinds > best.kinds) best = { ...found, page }
  }
  return best
}
