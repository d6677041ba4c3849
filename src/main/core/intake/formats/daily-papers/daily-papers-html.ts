import type { PaperFacts } from '../../../../../preload/contract/paper.ts'
import { lineOrNull } from '../../text-cleaning/clean-text.ts'
import type { Outcome, ParseOptions } from '../format.ts'
import { isObject, type JsonObject, readHfPaper } from '../hf-paper.ts'
import { cardFacts, withoutDoubles } from './page-card.ts'
import { pageItems } from './page-items.ts'
import { periodNamed, readHeading } from './page-heading.ts'
import { type PageHtml, readHtml, TooDeep } from './page-html.ts'
import { htmlCards } from './page-html-cards.ts'
import { pageLines } from './page-lines.ts'
import { cutOff, refusal, shown } from '../refusal.ts'
import type { DocumentPapers } from '../whole-document.ts'

/** A Daily Papers page saved as HTML: by the JSON it carries where it has it, else by what it shows. */
export function readPageHtml(html: string, name: string, { capturedOn, partial }: ParseOptions): DocumentPapers {
  const page = pageOf(html, name)
  if (!page.isEnded && !partial)
    throw cutOff(name, `line ${html.trimEnd().split('\n').length}`, 'the HTML stops before the end of the page')
  const props = propsOf(page)
  const listed = props ? listedPapers(props) : []
  const shownPapers =
    listed.length > 0 ? [] : withoutDoubles(htmlCards(page.pieces)).map(card => cardFacts(card, capturedOn))
  const papers = listed.length > 0 ? listed : shownPapers
  if (papers.length === 0) {
    const title = page.title === '' ? '' : ` ("${shown(page.title, 80)}")`
    throw refusal(
      name,
      `no papers are in this HTML page${title}`,
      'Save the page huggingface.co/papers once it has loaded, as text or HTML',
    )
  }
  const outcomes = papers.map(
    (facts, index): Outcome => ({
      ...(typeof facts === 'string' ? { reason: facts } : { facts }),
      where: `entry ${index + 1}`,
    }),
  )
  if (!page.isEnded) outcomes.push({ where: 'the end', reason: 'the page stops before its end; papers may be missing' })
  return { ...headingOf(page, props, capturedOn), outcomes }
}

function pageOf(html: string, name: string): PageHtml {
  try {
    return readHtml(html)
  } catch (error) {
    if (error instanceof TooDeep)
      throw refusal(
        name,
        `it is no page of Hugging Face: ${error.message}`,
        'Save the page huggingface.co/papers again',
      )
    throw error
  }
}

function propsOf({ props }: PageHtml): JsonObject | null {
  if (props === null) return null
  try {
    const value: unknown = JSON.parse(props)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** On a page of search results the day's list is carried along, and not what the page shows. */
function listedPapers({ dailyPapers, searchResults, query }: JsonObject): (PaperFacts | string)[] {
  const isSearch = isObject(query) && typeof query.q === 'string' && query.q !== '' && Array.isArray(searchResults)
  const list: unknown = isSearch ? searchResults : dailyPapers
  return Array.isArray(list) ? list.map(readHfPaper) : []
}

function headingOf(
  { pieces }: PageHtml,
  props: JsonObject | null,
  capturedOn: string,
): Pick<DocumentPapers, 'sourceName' | 'edition'> {
  const named =
    typeof props?.dateString === 'string' ? periodNamed(lineOrNull(props.dateString) ?? '', capturedOn) : null
  if (named) return named
  const lines = pageLines(
    pieces
      .slice(0, 400)
      .map(({ text }) => text)
      .join('\n\n'),
  )
  const { sourceName, edition } = readHeading(pageItems(lines), capturedOn)
  return { sourceName, edition }
}
