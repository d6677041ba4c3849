import { resolved } from './addresses.ts'
import type { MarkupSink } from './markup-events.ts'

/** Keeps of markup what a reader may be shown, and writes it anew: nothing gets through that is not named here. */

const KEPT = new Set(
  (
    'p br em strong b i u s sub sup code pre blockquote ul ol li dl dt dd h1 h2 h3 h4 h5 h6 hr a span div table caption thead tbody tfoot tr ' +
    'th td figure figcaption q cite abbr kbd samp var small mark del ins math semantics mrow mi mn mo ms mtext mspace msub msup msubsup mfrac ' +
    'msqrt mroot munder mover munderover mtable mtr mtd mstyle mpadded mphantom menclose'
  ).split(' '),
)
const VOID = new Set(['br', 'hr'])
/** What is in these is no text for people. */
export const SILENT = new Set(
  'script style template iframe object embed applet noembed noframes noscript frameset frame head title textarea select audio video canvas svg annotation'.split(
    ' ',
  ),
)
const CELL_ATTRIBUTES = ['colspan', 'rowspan'] as const
const MATH_ATTRIBUTES = ['display', 'mathvariant', 'linethickness', 'columnalign', 'notation'] as const
const MATH =
  /^m(?:ath|row|i|n|o|s|text|space|su[bp]|subsup|frac|sqrt|root|under|over|underover|table|tr|td|style|padded|phantom|enclose)$/

/** A sink that writes safe HTML; `html()` is what it has become. */
export function safeHtmlSink(): MarkupSink & { html(): string } {
  let html = ''
  let silent = 0
  const open: string[] = []
  return {
    open(name, attribute, base) {
      if (SILENT.has(name)) silent += 1
      if (silent > 0 || !KEPT.has(name)) return
      html += `<${name}${attributesOf(name, attribute, base)}>`
      if (!VOID.has(name)) open.push(name)
    },
    text(text) {
      if (silent === 0) html += escaped(text)
    },
    close(name) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      if (silent > 0 || !KEPT.has(name) || VOID.has(name) || open.at(-1) !== name) return
      open.pop()
      html += `</${name}>`
    },
    html: () =>
      html +
      open
        .reverse()
        .map(name => `</${name}>`)
        .join(''),
  }
}

function attributesOf(name: string, attribute: (name: string) => string | undefined, base: string | null): string {
  if (name === 'a') {
    const address = attribute('href')
    const href = /^\s*mailto:[^\s<>"']+\s*$/i.test(address ?? '') ? address?.trim() : resolved(address, base)
    return href ? ` href="${escaped(href)}"` : ''
  }
  const wanted = name === 'td' || name === 'th' ? CELL_ATTRIBUTES : MATH.test(name) ? MATH_ATTRIBUTES : []
  return wanted
    .map(each => [each, attribute(each)] as const)
    .map(([each, value]) => (value !== undefined && /^[\w\s.-]{1,40}$/.test(value) ? ` ${each}="${value}"` : ''))
    .join('')
}

export function escaped(text: string): string {
  return /[&<>"]/.test(text)
    ? text.replace(/[&<>"]/g, character =>
        character === '&' ? '&amp;' : character === '<' ? '&lt;' : character === '>' ? '&gt;' : '&quot;',
      )
    : text
}
