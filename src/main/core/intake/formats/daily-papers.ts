import { isHtml } from './describe-bytes.ts'
import { readPageHtml } from './daily-papers/daily-papers-html.ts'
import type { Format, Outcome, ParseOptions, Sample } from './format.ts'
import { pageItems } from './daily-papers/page-items.ts'
import { cardFacts, withoutDoubles } from './daily-papers/page-card.ts'
import { readCards } from './daily-papers/page-cards.ts'
import { readHeading } from './daily-papers/page-heading.ts'
import { pageLines } from './daily-papers/page-lines.ts'
import { cutOff, refusal, shown } from './refusal.ts'
import { type DocumentPapers, parseWhole } from './whole-document.ts'

/** A page of huggingface.co/papers saved from a browser, as text or as HTML. */
export const dailyPapers: Format = {
  name: 'daily-papers',
  sniff,
  parse: (source, options) =>
    parseWhole(source, options, (text, name) =>
      isHtml(text) ? readPageHtml(text, name, options) : readPageText(text, name, options),
    ),
}

function sniff({ text }: Sample): number {
  if (isHtml(text))
    return /data-target="DailyPapers"|(?:Daily|Trending) Papers\b|\bhref="(?:https:\/\/huggingface\.co)?\/papers\/\d{4}\.\d{4,5}/i.test(
      text,
    ) && /hugging ?face/i.test(text)
      ? 0.9
      : 0
  if (/^\s*(?:[[{]|<\?xml|<(?:rss|feed|rdf:RDF)\b)/.test(text)) return 0
  const isHeaded =
    /(?:Daily|Trending) Papers/i.test(text) &&
    /AK\b.{0,120}and the research community|Get trending papers in your email/is.test(text)
  if (isHeaded) return 0.9
  // Papers copied without the heading: bylines with dates, one at least for every other page of text.
  const bylines = text.match(/^[^\S\n]*(?:[•*·-]\s*)?\d[\d,]{0,6} authors?\s*(?:$|·)/gim)?.length ?? 0
  return bylines > 0 && /^[^\S\n]*·\s*$|·\s*[A-Z][a-z]{2}|^[^\S\n]*[A-Z][a-z]{2,8}\.? \d{1,2}\b/m.test(text) ? 0.7 : 0
}

function readPageText(text: string, name: string, { capturedOn, partial }: ParseOptions): DocumentPapers {
  const items = pageItems(pageLines(text))
  const heading = readHeading(items, capturedOn)
  const { cards, cut } = readCards(items.slice(heading.length), /\n\s*$/.test(text.slice(-200)))
  if (cut && !partial)
    throw cutOff(name, `line ${cut.line}`, `the page stops in the middle of the paper "${shown(cut.title, 80)}"`)
  if (!cards.some(card => card.authorCount !== null || card.date !== null || card.organization !== null))
    throw refusal(
      name,
      'no papers as a Daily Papers page lists them are in it',
      'Save the page huggingface.co/papers as text or HTML, all of it',
    )
  const outcomes: Outcome[] = withoutDoubles(cards).map((card, index) => ({
    facts: cardFacts(card, capturedOn),
    where: `entry ${index + 1}`,
  }))
  if (cut)
    outcomes.push({
      where: `line ${cut.line}`,
      reason: `the page stops in the middle of "${shown(cut.title, 80)}"; it was not taken`,
    })
  return { sourceName: heading.sourceName, edition: heading.edition, outcomes }
}
