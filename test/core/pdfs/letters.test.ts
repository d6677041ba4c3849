import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { plainLetters, withAccents } from '../../../src/main/core/pdfs/letters.ts'

describe('letters as people type them', () => {
  test.each([
    ['eﬃcient ﬂow of ﬁles', 'efficient flow of files'],
    ['x² ℝ µ ½', 'x² ℝ µ ½'],
    ['a\u00A0b\u2003c\td', 'a b c d'],
    ['\uFEFFab\u200Bc\u0000d\u202E', 'abcd'],
    ['\uFEFB', 'لا'],
    ['\uD83D', '\uFFFD'],
    ['😀', '😀'],
  ])('%j becomes %j', (drawn, plain) => {
    expect(plainLetters(drawn)).toBe(plain)
  })

  it('changes nothing a second time, and leaves nothing unseen', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 0xffff }).map(unit => String.fromCharCode(unit))), units => {
        const plain = plainLetters(units.join(''))
        expect(plainLetters(plain)).toBe(plain)
        expect(plain).not.toMatch(/[\u0000-\u001F\uFB00-\uFB06\u200B\uFEFF]/)
        expect(plain.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('accents that TeX draws before their letter', () => {
  test.each([
    ['Schr¨odinger', 'Schrödinger'],
    ['Erd˝os and P´olya', 'Erdős and Pólya'],
    ['Jean-Franc¸ois', 'Jean-François'],
    ['Leit˜ao', 'Leitão'],
    ['na¨ıve', 'naïve'],
    ['ˇSochman', 'Šochman'],
    ["the `quoted' word", "the `quoted' word"],
    ['˜x is no letter', '˜x is no letter'],
    ['a 5¨ 3', 'a 5¨ 3'],
  ])('%j is read as %j', (drawn, read) => {
    expect(withAccents(drawn)).toBe(read)
  })
})
