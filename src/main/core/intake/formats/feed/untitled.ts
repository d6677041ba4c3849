import { oneLine } from '../../text-cleaning/clean-text.ts'

/** What to call an entry without a title: how its text begins, else where it is. */

const LONGEST = 100

export function titleFor(text: string | null, address: string | null): string | null {
  const line = oneLine(text ?? '')
  if (line === '') return address === null ? null : oneLine(address) || null
  const sentence = /^.{10,100}?[.!?](?=\s|$)/u.exec(line)?.[0]
  if (sentence !== undefined) return sentence
  if (line.length <= LONGEST) return line
  const cut = line.slice(0, LONGEST).toWellFormed()
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2)).trimEnd()}…`
}
