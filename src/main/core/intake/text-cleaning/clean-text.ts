/** Text from outside, made plain: NFC, no control or direction marks, spaces normalised. TeX stays as it is. */

// Zero-width and direction marks hide in titles copied from web pages and can make two equal titles differ, or a title lie.
const INVISIBLE = /[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g
// Zero-width joiners hold emoji and Indic letters together; anywhere else they are invisible too.
const STRAY_JOINER = /(?<![\p{Extended_Pictographic}\p{M}\ufe0f])\u200d/gu
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g
/** What most texts have nothing of; without it nothing has to be done. */
const UNEVEN = /[^ -~]| {2}|^ | $/
const UNCOMMON = /[^\t\n\r -~]/
const BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g

/** One line: every run of white space becomes one space. */
export function oneLine(text: string): string {
  if (!UNEVEN.test(text)) return text
  return visible(text).replace(/\s+/g, ' ').trim()
}

/** Paragraphs: blank lines stay, as one; every other run of white space becomes one space. */
export function paragraphs(text: string): string {
  if (!UNEVEN.test(text)) return text
  return visible(text)
    .replace(BREAK, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .map(paragraph => paragraph.replace(/\s+/g, ' ').trim())
    .filter(paragraph => paragraph !== '')
    .join('\n\n')
}

/** Takes out what nobody sees, and puts letters and their accents together. Line breaks and tabs stay. */
export function visible(text: string): string {
  if (!UNCOMMON.test(text)) return text
  return text.toWellFormed().normalize('NFC').replace(INVISIBLE, '').replace(STRAY_JOINER, '').replace(CONTROL, ' ')
}

/** The text of one line, or null where nothing is left of it. */
export function lineOrNull(text: string | null | undefined): string | null {
  return text == null ? null : oneLine(text) || null
}

/** An address of the web as given, or null where it is none: no other scheme ever gets into the library. */
export function webAddress(text: string | null | undefined): string | null {
  const address = text?.trim() ?? ''
  if (!/^https?:\/\//i.test(address)) return null
  const parsed = URL.parse(address)
  return parsed && parsed.hostname !== '' ? (/[\s"<>]/.test(address) ? parsed.href : address) : null
}
