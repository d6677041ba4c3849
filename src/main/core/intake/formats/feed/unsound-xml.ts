import type { EntryTrouble } from '../format.ts'
import { readXml, XmlTrouble } from '../reading/xml-tree.ts'

/**
 * Whether a feed in which nothing was found is empty or broken: what is strictly no XML may have held entries that leniency
 * passed over, and must not look like a day without papers.
 */
export function unsoundXml(text: string): EntryTrouble | null {
  const blank = (part: string): string => part.replace(/[^\n]/g, ' ')
  const plain = text.replace(/<!DOCTYPE[^>[]{0,500}(?:\[[^\]]{0,5000}\]\s{0,50})?>/i, blank)
  try {
    const { cut } = readXml(plain)
    if (cut) return { where: `line ${cut.line}`, reason: `no entry was found, and ${cut.message}` }
  } catch (error) {
    if (!(error instanceof XmlTrouble)) throw error
    return { where: `line ${error.line}`, reason: `no entry was found, and it is not sound XML: ${error.message}` }
  }
  const texts = plain.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/g, blank)
  const entity = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)[^\s;<&]{0,12};?/i.exec(texts)
  if (!entity) return null
  const line = texts.slice(0, entity.index).split('\n').length
  return { where: `line ${line}`, reason: `no entry was found, and it is not sound XML: "${entity[0]}" means nothing` }
}
