/** JSON of a file, with a word on where and how it is broken: JSON.parse alone tells neither a cut file nor a line. */

export interface JsonElement {
  readonly value: unknown
  /** The first is 1. */
  readonly number: number
  /** Line of the file it begins on. */
  readonly line: number
  /** What is wrong with it as JSON; null for a sound one. */
  readonly trouble: string | null
}

export interface JsonReading {
  /** The elements of the outermost array, or the values that stand one after the other. */
  readonly elements: readonly JsonElement[]
  readonly isArray: boolean
  /** The line at which the text stops in the middle; null for a whole one. */
  readonly cutAt: number | null
}

export function readJson(text: string): JsonReading {
  const whole = parsed(text)
  if (whole.trouble === null) {
    const values: readonly unknown[] = Array.isArray(whole.value) ? whole.value : [whole.value]
    const elements = values.map((value, index) => ({ value, number: index + 1, line: 1, trouble: null }))
    return { elements, isArray: Array.isArray(whole.value), cutAt: null }
  }
  if (!/^\s*[[{]/.test(text)) return { elements: [{ ...whole, number: 1, line: 1 }], isArray: false, cutAt: null }
  const { spans, open, end } = spansOf(text)
  const elements: JsonElement[] = []
  let [line, counted] = [1, 0]
  for (const [start, end] of spans) {
    line += linesIn(text, counted, start)
    counted = start
    elements.push({ ...parsed(text.slice(start, end)), number: elements.length + 1, line })
  }
  if (text.slice(end).trim() !== '') {
    const trouble = 'more text follows where the JSON ends'
    elements.push({ value: null, number: elements.length + 1, line: 1 + linesIn(text, 0, end), trouble })
  }
  return {
    elements,
    isArray: elements.length > 1 || /^\s*\[/.test(text),
    cutAt: open ? 1 + linesIn(text, 0, text.trimEnd().length) : null,
  }
}

function parsed(text: string): { value: unknown; trouble: string | null } {
  try {
    return { value: JSON.parse(text), trouble: null }
  } catch (error) {
    return { value: null, trouble: error instanceof Error ? error.message : String(error) }
  }
}

function linesIn(text: string, start: number, end: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}

const MARKS = /["[\]{},]/g
const NEXT_OBJECT = /^\s*\{/
const STRING_END = /["\\]/g

/** Where the elements of the outermost array begin and end, by brackets and strings alone; one that is not closed is left out. */
function spansOf(text: string): { spans: readonly (readonly [number, number])[]; open: boolean; end: number } {
  const first = text.search(/\S/)
  const isArray = text[first] === '['
  const spans: [number, number][] = []
  let depth = 0
  let start = isArray ? first + 1 : Math.max(first, 0)
  const take = (end: number): void => {
    if (text.slice(start, end).trim() !== '') spans.push([text.slice(start, end).search(/\S/) + start, end])
  }
  MARKS.lastIndex = 0
  for (let mark = MARKS.exec(text); mark; mark = MARKS.exec(text)) {
    const character = mark[0]
    if (character === '"') {
      const end = endOfString(text, mark.index + 1)
      if (end < 0) return { spans, open: true, end: text.length }
      MARKS.lastIndex = end
    } else if (character === '[' || character === '{') depth += 1
    else if (character === ',') {
      if (isArray && depth === 1) {
        take(mark.index)
        start = mark.index + 1
      }
    } else {
      depth -= 1
      if (depth > 0) continue
      take(isArray ? mark.index : mark.index + 1)
      start = mark.index + 1
      // Values one after the other, as in JSON lines, are as good as an array of them.
      if (isArray || !NEXT_OBJECT.test(text.slice(start, start + 100))) return { spans, open: false, end: start }
    }
  }
  // A number or word that stands alone cannot be told from a cut one, and is no paper either way.
  return { spans, open: depth > 0, end: text.length }
}

function endOfString(text: string, start: number): number {
  STRING_END.lastIndex = start
  for (let end = STRING_END.exec(text); end; end = STRING_END.exec(text)) {
    if (end[0] === '"') return end.index + 1
    STRING_END.lastIndex = end.index + 2
  }
  return -1
}
