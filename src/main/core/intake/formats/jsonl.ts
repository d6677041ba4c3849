import type { ByteSource } from './reading/byte-source.ts'
import { headOf, SAMPLE_BYTES, wholeOf } from './reading/byte-source.ts'
import { decodeText, sampleText } from './reading/decode-text.ts'
import type { Format, Outcome, ParsedPapers, ParseOptions, Sample } from './format.ts'
import { readJson } from './reading/json-text.ts'
import { readPaperJson } from './paper-json.ts'
import { isObject } from './hf-paper.ts'
import { isPaperRecord, readPaperRecord } from './paper-record.ts'
import { cutOff, refusal, shown } from './refusal.ts'
import { type LineBlock, lineBlocks } from './reading/text-lines.ts'
import { relatedWorks } from './related-works.ts'

/** Our own paper JSON, one paper a line; also the same papers as one JSON array, or one paper written over many lines: a plain file of a library. */
export const jsonl: Format = {
  name: 'jsonl',
  sniff,
  async parse(source, options) {
    const opening = sampleText(await headOf(source, SAMPLE_BYTES)).trimStart()
    return isLines(opening) ? parseLines(source, options) : parseDocument(source, options)
  },
}

export const MAX_ENTRIES = 5_000_000

function sniff({ text }: Sample): number {
  const start = text.trimStart()
  if (!/^(?:\[\s*)?\{/.test(start)) return 0
  // A bibliography of citation processors also has titles, and everything else under other names.
  const isCsl = /"(?:issued|container-title)"\s*:/.test(start) && !/"authors"\s*:/.test(start)
  if (/^(?:\[\s*)?\{\s*"format"\s*:\s*"offprint-paper-1"/.test(start)) return 1
  return /"title"\s*:/.test(start) && !isCsl ? 0.5 : 0
}

/** A line that begins an object and is not all of "{" or "[": the first of many, or of one. */
function isLines(opening: string): boolean {
  const first = opening.slice(0, opening.search(/[\r\n]|$/)).trim()
  if (!first.startsWith('{') || first === '{') return !/^[[{]/.test(first)
  // {"id": 1, alone on the first of several lines is one object written over many.
  return !/[,{[]$/.test(first)
}

/** Looks at all lines once for whether they are whole, then reads them. */
async function parseLines(source: ByteSource, { partial }: ParseOptions): Promise<ParsedPapers> {
  const { lines, cutLine } = await survey(source)
  if (cutLine !== null && !partial)
    throw cutOff(source.name, `line ${cutLine}`, 'the file stops in the middle of this line')
  return { sourceName: source.name, edition: null, total: lines, outcomes: readLines(source, cutLine) }
}

async function survey(source: ByteSource): Promise<{ lines: number; cutLine: number | null }> {
  let lines = 0
  let last: LineBlock | null = null
  for await (const block of lineBlocks(source)) {
    lines = block.firstLine + block.count - 1
    if (lines > MAX_ENTRIES)
      throw refusal(
        source.name,
        `it has more than ${MAX_ENTRIES.toLocaleString('en')} lines`,
        'Split it into smaller files',
      )
    last = block
  }
  const open = last === null || last.isEnded ? '' : ([...last.lines()].at(-1) ?? '').trim()
  // A line that does not even begin as an object is no half paper but something else, and is reported as that.
  const isCut = open.startsWith('{') && typeof parsedLine(open) === 'string'
  return { lines, cutLine: isCut ? lines : null }
}

async function* readLines(source: ByteSource, cutLine: number | null): AsyncGenerator<Outcome> {
  for await (const block of lineBlocks(source)) {
    let number = block.firstLine - 1
    for (const line of block.lines()) {
      number += 1
      if (line.trim() === '') continue
      const where = `line ${number}`
      yield number === cutLine
        ? { where, reason: 'the file stops in the middle of this line; it was not taken' }
        : outcomeOf(parsedLine(line), where)
    }
  }
}

/** The value of a line, or why it has none. */
function parsedLine(line: string): { value: unknown } | string {
  try {
    return { value: JSON.parse(line) }
  } catch (error) {
    return `it is not JSON: ${shown(error instanceof Error ? error.message : String(error), 120)}`
  }
}

function outcomeOf(parsed: { value: unknown } | string, where: string): Outcome {
  if (typeof parsed === 'string') return { where, reason: parsed }
  if (isObject(parsed.value) && isPaperRecord(parsed.value)) {
    const read = readPaperRecord(parsed.value)
    return typeof read === 'string' ? { where, reason: read } : { where, ...read }
  }
  const facts = readPaperJson(parsed.value)
  if (typeof facts === 'string') return { where, reason: facts }
  const sameAs = relatedWorks(isObject(parsed.value) ? parsed.value.relation : null)
  return sameAs.length > 0 ? { where, facts, sameAs } : { where, facts }
}

async function parseDocument(source: ByteSource, { partial }: ParseOptions): Promise<ParsedPapers> {
  const { elements, cutAt } = readJson(decodeText(source.name, await wholeOf(source)))
  if (cutAt !== null && !partial) throw cutOff(source.name, `line ${cutAt}`, 'the JSON stops in the middle')
  const outcomes = elements.map(({ value, number, line, trouble }) =>
    trouble === null
      ? outcomeOf({ value }, `entry ${number}`)
      : outcomeOf(`it is not JSON: ${shown(trouble, 120)}`, `entry ${number}, line ${line}`),
  )
  if (cutAt !== null)
    outcomes.push({ where: `line ${cutAt}`, reason: 'the file stops here; what was left of this entry was not taken' })
  return { sourceName: source.name, edition: null, total: outcomes.length, outcomes }
}
