import type { MarkupSink } from './markup-events.ts'
import { SILENT } from './safe-html.ts'

/** The text of markup as it is read aloud: paragraphs apart, inline elements without a trace. */

const PARAGRAPHS = new Set(
  'p div blockquote ul ol dl table h1 h2 h3 h4 h5 h6 pre section article header footer figure hr form fieldset center'.split(
    ' ',
  ),
)
const LINES = new Set('br li dt dd tr td th caption figcaption option'.split(' '))

export function plainTextSink(): MarkupSink & { plainText(): string } {
  let text = ''
  let silent = 0
  const around = (name: string): void => {
    if (silent > 0) return
    if (PARAGRAPHS.has(name)) text += '\n\n'
    else if (LINES.has(name)) text += '\n'
  }
  return {
    open(name) {
      if (SILENT.has(name)) silent += 1
      around(name)
    },
    text(piece) {
      if (silent === 0) text += piece
    },
    close(name) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      if (name !== 'br' && name !== 'hr') around(name)
    },
    plainText: () => text,
  }
}
