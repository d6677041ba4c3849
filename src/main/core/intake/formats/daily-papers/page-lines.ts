import { visible } from '../../text-cleaning/clean-text.ts'

/** A saved page as lines: spaces evened out, the marks of Markdown and of list items taken off, addresses kept apart. */

export interface PageLine {
  /** In the file; the first is 1. */
  readonly number: number
  readonly text: string
  /** Whether a blank line, or a list item without text, comes before it. */
  readonly afterGap: boolean
  /** A Markdown heading: "### Title". */
  readonly isHeading: boolean
  /** Addresses its links had, and addresses that stand on lines of their own after it. */
  readonly links: readonly string[]
}

// Stand for a link inside a line; no text has them, because `visible` takes control characters out.
const LINK_START = '\u0001'
const LINK_END = '\u0002'
const LINK = new RegExp(`${LINK_START}([^${LINK_END}]*)${LINK_END}`, 'g')
const BULLET = /^(?:[•‣▪◦●∙]\s*)+/
const BARE_ADDRESS = /^<?(https?:\/\/[^\s<>]+)>?$/

export function pageLines(page: string): PageLine[] {
  const lines: PageLine[] = []
  let afterGap = true
  let number = 0
  for (const rawLine of withoutMarkdown(visible(page)).split('\n')) {
    number += 1
    const links: string[] = []
    const bare = rawLine.replace(LINK, (_, link: string) => {
      links.push(link)
      return ' '
    })
    const { text, isHeading } = withoutMarks(bare)
    const found = BARE_ADDRESS.exec(text)?.[1]
    // Right below a line of text an address is the rest of its sentence.
    const address = found && (afterGap || found.startsWith('https://huggingface.co/')) ? found : undefined
    const last = lines.at(-1)
    if ((text === '' || address) && last) {
      if (address) links.push(address)
      if (links.length > 0) lines[lines.length - 1] = { ...last, links: [...last.links, ...links] }
    }
    if (text === '') afterGap = true
    if (text === '' || address) continue
    lines.push({ number, text, afterGap, isHeading, links })
    afterGap = false
  }
  return lines
}

function withoutMarks(line: string): { text: string; isHeading: boolean } {
  const text = line
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\[[ x-]?\] ?(?=\d|-|$)/, '')
  const heading = /^#{1,6} (?=\S)/.exec(text)
  if (heading) return { text: text.slice(heading[0].length), isHeading: true }
  const item = text.replace(BULLET, '').replace(/^[*–-] ?(?=\d[\d,]* authors?\b)/, '')
  return { text: item, isHeading: false }
}

/** `[text](address)`, `![picture](address)` and the numbered `[text][12]` of text browsers; untouched where a page has none of them. */
function withoutMarkdown(page: string): string {
  const text = page.replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
  const isMarkdown = /\]\(https?:\/\//.test(text)
  const isNumbered = (text.match(/\]\[\d{1,4}\]/g)?.length ?? 0) > 4
  if (!isMarkdown && !isNumbered) return text
  return text
    .replace(/\\{1,3}(?=\s)/g, '')
    .replace(/\\([[\]_*#`>-])/g, '$1')
    .replace(/!\[([^[\]]{0,200})\]\([^()\s]{0,2000}\)/g, '$1 ')
    .replace(
      /\[([^[\]]*)\](?:\((https?:\/\/[^()\s]{1,2000}|\/[^()\s]{0,2000})\)|\[\d{1,4}\])/g,
      (_, inner: string, address?: string) => {
        // A link over several lines is a wrapped title or abstract, except where it holds the list of authors.
        const flat = /^[^\S\n]*(?:[*•-] |\d[\d,]* authors?\b)/m.test(inner) ? inner : inner.replace(/\s+/g, ' ')
        const lineBreaks = flat === inner ? '' : '\n'.repeat(inner.split('\n').length - 1)
        const before = /^\s*\d+\s*$/.test(inner) ? ' ' : ''
        return `${before}${flat}${address === undefined ? '' : `${LINK_START}${absolute(address)}${LINK_END}`}${lineBreaks}`
      },
    )
}

function absolute(address: string): string {
  return address.startsWith('/') ? `https://huggingface.co${address}` : address
}
