import { Parser } from 'htmlparser2'

const SILENT = new Set(['script', 'style', 'template', 'noscript'])
const INLINE = new Set([
  'a',
  'b',
  'i',
  'em',
  'strong',
  'span',
  'sub',
  'sup',
  'code',
  'u',
  'small',
  'mark',
  'abbr',
  'q',
  'cite',
  'font',
])

// "for all x<y" is mathematics and not an element.
const MARKUP = /<\/?(?:p|a|br|div|ul|ol|li|h\d|blockquote|b|i|em|strong|span|sub|sup|font)\b[^<>]*>/i

/** The text of what may be HTML, entities decoded, an element that stands on its own lines between spaces. */
export function htmlText(html: string): string {
  if (!MARKUP.test(html)) return html
  let text = ''
  let silent = 0
  const around = (name: string): string => (INLINE.has(name) ? '' : ' ')
  const parser = new Parser({
    onopentagname(name) {
      text += around(name)
      if (SILENT.has(name)) silent += 1
    },
    ontext(piece) {
      if (silent === 0) text += piece
    },
    onclosetag(name) {
      text += around(name)
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
    },
  })
  parser.end(html)
  return text
}
