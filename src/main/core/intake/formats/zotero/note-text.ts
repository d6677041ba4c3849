import { paragraphs } from '../../text-cleaning/clean-text.ts'
import { htmlText } from '../reading/html-text.ts'

/** A note of Zotero's, which is HTML, as the text that notes are here. */
export function noteText(html: string): string {
  return paragraphs(htmlText(html.replace(/<br\s*\/?>|<\/(?:p|div|li|h[1-6]|blockquote|tr)>/gi, '$&\n\n')))
}
