import { webAddress } from '../../text-cleaning/clean-text.ts'
import type { XmlElement } from '../reading/xml-tree.ts'

/** Relative addresses, made whole against what the document says of itself and where it came from. */

const XML_BASE = 'http://www.w3.org/XML/1998/namespace base'

/** The address of an element's own relative ones: its xml:base, itself relative to what stands outside of it. */
export function baseIn(element: XmlElement, outer: string | null): string | null {
  const own = element.attributes.size === 0 ? undefined : element.attributes.get(XML_BASE)
  return own === undefined ? outer : (resolved(own, outer) ?? outer)
}

// Browsers pass over control characters and spaces in a scheme, and so must who looks for one.
const UNSEEN = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+/g

/** A relative address as it is written, for where nothing is known to make it whole; null for one with a scheme. */
export function relativeAddress(address: string | null | undefined): string | null {
  const text = address?.trim() ?? ''
  if (text === '' || text.length > 2_000 || /[\s<>"\\^`{|}]/.test(text)) return null
  return /^[^/?#]*:/.test(text.replace(UNSEEN, '')) ? null : text
}

/** An address of the web, or null: for other schemes, and for a relative address that nothing makes whole. */
export function resolved(address: string | null | undefined, base: string | null): string | null {
  // Addresses broken over lines were one line once; browsers read them so too.
  const text = address?.replace(/[\t\r\n]+\s*/g, '').trim() ?? ''
  if (text === '') return null
  if (/^https?:\/\//i.test(text)) return webAddress(text)
  if (/^(?!https?:)[a-z][a-z\d+.-]*:/i.test(text)) return null
  return base === null ? null : webAddress(URL.parse(text, base)?.href)
}
