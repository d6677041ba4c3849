/** Letters as people type them, from letters as pages draw them. Pure. */

// Ligatures and the shapes that Hebrew and Arabic letters take in a word; one code point each, several letters or another one.
const DRAWN_FORMS = /[\uFB00-\uFB06\uFB13-\uFB17\uFB1D-\uFB4F\uFB50-\uFDFF\uFE70-\uFEFC]/g
const SPACES = /[\u00A0\u2000-\u200A\u202F\u205F\u3000\t\r\n\f\v]/g
// Control characters, byte order marks, joiners and marks of direction: nothing of them is seen.
const UNSEEN =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/g
const LONE_SURROGATES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Ligatures apart, one kind of space, nothing unseen. Other characters of "compatibility" (², ℝ) mean what they show and stay. */
export function plainLetters(text: string): string {
  return text
    .replace(SPACES, ' ')
    .replace(UNSEEN, '')
    .replace(LONE_SURROGATES, '\uFFFD')
    .replace(DRAWN_FORMS, form => form.normalize('NFKC'))
}

const ACCENTS: Readonly<Record<string, string>> = {
  '´': '\u0301',
  '¨': '\u0308',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˇ: '\u030C',
  '˘': '\u0306',
  '˙': '\u0307',
  '¯': '\u0304',
  '˚': '\u030A',
  '˝': '\u030B',
  ˊ: '\u0301',
  ˋ: '\u0300',
}
const ACCENT_FIRST = /([´¨ˆ˜ˇ˘˙¯˚˝ˊˋ]) ?([A-Za-zıȷ])/g
const CEDILLA_AFTER = /([cCsStT]) ?¸|¸ ?([cCsStT])/g

/** TeX's older fonts draw an accent, then the letter below it: "Schr¨odinger" is "Schrödinger". */
export function withAccents(text: string): string {
  return text
    .replace(ACCENT_FIRST, (drawn, accent: string, letter: string) => {
      const base = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter
      const composed = `${base}${ACCENTS[accent] ?? ''}`.normalize('NFC')
      return composed.length === 1 ? composed : drawn
    })
    .replace(CEDILLA_AFTER, (_, before: string | undefined, after: string | undefined) =>
      `${before ?? after ?? ''}\u0327`.normalize('NFC'),
    )
}
