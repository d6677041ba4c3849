import { shortDay } from '../text-cleaning/dates.ts'
import type { Format, Outcome, ParseOptions, Sample } from './format.ts'
import { dayOfList, isObject, readHfPaper } from './hf-paper.ts'
import { readJson } from './reading/json-text.ts'
import { cutOff, refusal, shown } from './refusal.ts'
import { type DocumentPapers, parseWhole, refuseHopeless } from './whole-document.ts'

/** Saved answers of huggingface.co: /api/daily_papers, /api/papers/search, /api/papers, /api/papers/{id}. */
export const hfJson: Format = {
  name: 'hf-json',
  sniff,
  parse: (source, options) => parseWhole(source, options, readAnswer),
}

const EXPECTED = 'an answer of huggingface.co/api/daily_papers'

function sniff({ text }: Sample): number {
  const start = text.trimStart()
  if (/^\[\s*\]\s*$/.test(start)) return 0.6
  if (!/^(?:\[\s*)?\{/.test(start)) return /^\[\s*["']\{?['"]*paper\b/.test(start) ? 0.6 : 0
  if (/^\{\s*"error"\s*:/.test(start)) return 0.9
  if (/^\[\s*\{\s*"paper"\s*:\s*\{/.test(start)) return 1
  if (/"paper"\s*:\s*\{/.test(start) && /"(?:numComments|submittedBy|isAuthorParticipating)"\s*:/.test(start)) return 1
  // Our own paper JSON has upvotes as well, and calls the abstract by its name.
  const isOurs = /"(?:abstract|authorCount|arxivId)"\s*:/.test(start)
  return !isOurs && /"summary"\s*:/.test(start) && /"(?:upvotes|discussionId|ai_summary)"\s*:/.test(start) ? 0.9 : 0
}

function readAnswer(text: string, name: string, { partial }: ParseOptions): DocumentPapers {
  const { elements, isArray, cutAt } = readJson(text)
  if (cutAt !== null && !partial) throw cutOff(name, `line ${cutAt}`, 'the JSON stops in the middle')
  const only = isArray ? null : elements[0]
  if (only?.trouble) throw refusal(name, `it is not JSON: ${shown(only.trouble, 120)}`, `Check that it is ${EXPECTED}`)
  if (isObject(only?.value) && 'error' in only.value) {
    const message = typeof only.value.error === 'string' ? only.value.error : JSON.stringify(only.value.error)
    throw refusal(
      name,
      `Hugging Face answered with an error: "${shown(message)}"`,
      'Ask again with other parameters, and save that answer',
    )
  }
  const outcomes = elements.map(({ value, number, line, trouble }): Outcome => {
    const where = trouble === null ? `entry ${number}` : `entry ${number}, line ${line}`
    const facts = trouble === null ? readHfPaper(value) : `it is not JSON: ${shown(trouble, 120)}`
    return typeof facts === 'string' ? { where, reason: facts } : { where, facts }
  })
  refuseHopeless(name, outcomes, EXPECTED)
  if (cutAt !== null)
    outcomes.push({ where: `line ${cutAt}`, reason: 'the file stops here; what was left of this entry was not taken' })
  const day = dayOfList(elements.map(({ value }) => value))
  return {
    sourceName: day ? `Daily Papers, ${shortDay(day)}` : 'Hugging Face papers',
    edition: day ? { kind: 'daily-papers', date: day } : null,
    outcomes,
  }
}
