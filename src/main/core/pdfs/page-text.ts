import { joinedLines } from './hyphenation.ts'

export interface TextLine {
  readonly text: string
  /** True where a paragraph, a column or another part of the page begins. */
  readonly opens: boolean
}

/** The text of each page: a line a line, an empty line between paragraphs, words whole. `words` are those of the document. */
export function textOfPages(pages: readonly (readonly TextLine[])[], words: ReadonlySet<string>): string[] {
  return pages.map(lines => joinedLines(withGaps(lines), words).join('\n'))
}

function withGaps(lines: readonly TextLine[]): string[] {
  return lines.flatMap(({ text, opens }, index) => (opens && index > 0 ? ['', text] : [text]))
}
