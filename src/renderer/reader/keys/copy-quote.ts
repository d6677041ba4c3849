import type { Stores } from '../../stores/stores.ts'
import { pageLabel } from '../bar/page-label.ts'
import type { Reader } from '../create-reader.ts'
import { quoteOf } from '../select/quote.ts'
import { say } from './messages.ts'

/** Copies the chosen text as a quotation that says where it is from. */
export async function copyQuote({ selection, session, paper: id }: Reader, { papers, notices }: Stores): Promise<void> {
  const { pieces } = selection.store.getState()
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (!first || !last) return notices.show({ text: say('Choose the text to quote first.'), slot: 'chosen' })
  const text = selection.text()
  try {
    const labels = await session.whenLabelled()
    const paper = await papers.get(id)
    await navigator.clipboard.writeText(
      quoteOf({ text, paper, pages: [pageLabel(first.page, labels), pageLabel(last.page, labels)] }),
    )
    notices.show({ text: say('Copied as a quotation.'), slot: 'copied' })
  } catch (error) {
    notices.fail(error)
  }
}
