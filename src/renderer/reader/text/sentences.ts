import type { TextLine } from './text-lines.ts'
import type { TextSpan } from './word-bounds.ts'

/** What ends in a full stop and no sentence does. */
const SHORT =
  /(?:^|[\s(["“])(?:\p{Lu}|e\.g|i\.e|cf|al|vs|etc|resp|approx|fig|figs|eq|eqs|sec|secs|tab|ref|refs|no|nos|vol|pp|ch|dr|prof|st|mr|ms|mrs)\.$/iu
const END = /[.!?…。！？]["”’)\]]*(?=\s+["“‘([]*[\p{Lu}\p{Lo}\p{N}])|[。！？]|\n\s*\n/gu

/** The sentences of a text, white space around them left out. */
export function sentencesOf(text: string, from = 0, to = text.length): readonly TextSpan[] {
  const spans: TextSpan[] = []
  const part = text.slice(from, to)
  let start = 0
  const put = (end: number): void => {
    const words = part.slice(start, end)
    const lead = words.length - words.trimStart().length
    if (words.trim() !== '') spans.push({ start: from + start + lead, end: from + start + words.trimEnd().length })
    start = end
  }
  for (const match of part.matchAll(END)) {
    const end = match.index + match[0].length
    if (match[0].startsWith('.') && SHORT.test(part.slice(Math.max(0, end - 12), match.index + 1))) continue
    put(end)
  }
  put(part.length)
  return spans
}

/** Runs of lines that belong together: up to a gap, a line that is set in, another size, or another column. */
export function paragraphsOf(lines: readonly TextLine[]): readonly TextSpan[] {
  const paragraphs: TextSpan[] = []
  let first: TextLine | null = null
  let last: TextLine | null = null
  for (const line of lines) {
    if (first && last && isNewParagraph(first, last, line)) {
      paragraphs.push({ start: first.start, end: last.end })
      first = line
    }
    first ??= line
    last = line
  }
  if (first && last) paragraphs.push({ start: first.start, end: last.end })
  return paragraphs
}

function isNewParagraph(first: TextLine, last: TextLine, line: TextLine): boolean {
  const height = last.box.height
  if (Math.abs(line.box.height - height) > height * 0.18) return true
  const gap = line.box.y - (last.box.y + height)
  const isDone = /[.!?:]["”’)\]]*\s*$/.test(last.text)
  // The next column goes on with the paragraph unless that was at its end.
  if (gap < -height || Math.abs(line.box.x - last.box.x) > last.box.width) return isDone
  if (gap > height * 0.75) return true
  const isSetIn = line.box.x > Math.min(first.box.x, last.box.x) + height * 0.6 && last.box.x <= first.box.x
  return isDone && isSetIn
}
