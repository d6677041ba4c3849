import DOMPurify from 'dompurify'
import { useMemo } from 'react'

// What abstracts and notes may hold: text, its emphasis, lists, links, formulas. Nothing that runs, loads or frames.
const ALLOWED_TAGS = [
  'p',
  'br',
  'em',
  'strong',
  'b',
  'i',
  'u',
  's',
  'sub',
  'sup',
  'code',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'hr',
  'a',
  'span',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'math',
  'semantics',
  'mrow',
  'mi',
  'mn',
  'mo',
  'ms',
  'mtext',
  'mspace',
  'msub',
  'msup',
  'msubsup',
  'mfrac',
  'msqrt',
  'mroot',
  'munder',
  'mover',
  'munderover',
  'mtable',
  'mtr',
  'mtd',
  'mstyle',
  'mpadded',
  'mphantom',
  'menclose',
]
const ALLOWED_ATTR = [
  'href',
  'dir',
  'mathvariant',
  'display',
  'stretchy',
  'fence',
  'separator',
  'lspace',
  'rspace',
  'width',
  'height',
  'depth',
  'accent',
  'accentunder',
  'displaystyle',
  'scriptlevel',
  'columnalign',
  'rowspacing',
  'columnspacing',
  'notation',
  'linethickness',
  'minsize',
  'maxsize',
  'movablelimits',
]

const purifier = DOMPurify(window)
purifier.addHook('afterSanitizeAttributes', node => {
  if (node.tagName !== 'A') return
  node.setAttribute('target', '_blank')
  node.setAttribute('rel', 'noopener noreferrer')
})

export interface SafeHtmlProps {
  /** Of any origin: it is cleaned here, at the last moment before it is shown. */
  readonly html: string
  readonly className?: string | undefined
}

/** The one place where HTML becomes elements. */
export function SafeHtml({ html, className }: SafeHtmlProps) {
  const clean = useMemo(
    () => purifier.sanitize(html, { ALLOWED_TAGS, ALLOWED_ATTR, ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i }),
    [html],
  )
  return <div className={className} dir="auto" dangerouslySetInnerHTML={{ __html: clean }} />
}
