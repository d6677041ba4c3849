/** One run of text as the file draws it: part of a line, in one font. */
export interface TextRun {
  /** Where it starts in the text of the page. */
  readonly start: number
  readonly text: string
  /** Its baseline start in user space, and the direction and height of its glyphs: [a, b, c, d, e, f]. */
  readonly transform: readonly number[]
  /** Along the direction of writing, in user space. */
  readonly width: number
  readonly height: number
  readonly isVertical: boolean
  /** The line ends with this run. */
  readonly endsLine: boolean
}

/** The text of a page in the order the file gives it; `\n` at the ends of lines. Offsets everywhere are into `text`. */
export interface PageText {
  readonly text: string
  readonly runs: readonly TextRun[]
}

/** What pdf.js gives, as far as it is used here. */
export interface TextItemLike {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly fontName: string
  readonly hasEOL: boolean
}

export function readPageText(items: readonly TextItemLike[], isVertical: (fontName: string) => boolean): PageText {
  const runs: TextRun[] = []
  let text = ''
  for (const item of items) {
    runs.push({
      start: text.length,
      text: item.str,
      transform: item.transform,
      width: item.width,
      height: item.height,
      isVertical: isVertical(item.fontName),
      endsLine: item.hasEOL,
    })
    text += item.hasEOL ? `${item.str}\n` : item.str
  }
  return { text, runs }
}

/** The run that holds an offset; of two that touch there, the later one. Null in a page without text. */
export function runAt(page: PageText, offset: number): TextRun | null {
  let low = 0
  let high = page.runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const run = page.runs[middle]
    if (run && run.start <= offset) low = middle
    else high = middle - 1
  }
  return page.runs[low] ?? null
}
