import { Parser } from 'htmlparser2'
import { oneLine } from '../../text-cleaning/clean-text.ts'

/** What the head of a page says of it in its <meta> and <link> elements. No tree is built, and no page is too deep. */
export interface PageTags {
  readonly title: string
  readonly site: string | null
  /** The address the page calls its own. */
  readonly canonical: string | null
  /** The first of these names, small letters, that says anything. */
  first(names: readonly string[]): string | null
  /** All that is said under these names, in the order of the names. */
  all(names: readonly string[]): string[]
}

// A page with more of them was made to take time.
const MOST = 5_000

export function readPageTags(html: string): PageTags {
  const said = new Map<string, string[]>()
  let [canonical, title, isTitle, count]: [string | null, string, boolean, number] = [null, '', false, 0]
  const parser = new Parser(
    {
      onopentag(name, { name: called, property, content, rel, href }) {
        if (name === 'title') isTitle = title === ''
        if (name === 'link' && rel?.toLowerCase() === 'canonical' && href) canonical ??= href
        const key = (called ?? property ?? '').trim().toLowerCase()
        const text = oneLine(content ?? '')
        if (name !== 'meta' || key === '' || text === '' || (count += 1) > MOST) return
        said.set(key, [...(said.get(key) ?? []), text])
      },
      ontext(text) {
        if (isTitle) title += text
      },
      onclosetag(name) {
        if (name === 'title') isTitle = false
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  const all = (names: readonly string[]): string[] => names.flatMap(name => said.get(name) ?? [])
  const first = (names: readonly string[]): string | null => all(names)[0] ?? null
  return { title: oneLine(title), site: first(['og:site_name', 'citation_publisher']), canonical, first, all }
}
