/** One letter as a page draws it, in PDF user space. */
export interface Glyph {
  readonly text: string
  /** Where its baseline starts and ends. */
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  /** Across the baseline, towards the top of the letter, as long as the font is large. */
  readonly up: readonly [number, number]
}
