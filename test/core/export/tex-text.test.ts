import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasBalancedBraces, mathParts, texOf, texOfTitle } from '../../../src/main/core/export/tex-text.ts'

describe('text as TeX', () => {
  it.each([
    ['50% of R&D #1 costs $5', '50\\% of R\\&D \\#1 costs \\$5'],
    ['from $5 to $10', 'from \\$5 to \\$10'],
    ['snake_case and a^b ~ c', 'snake\\_case and a\\textasciicircum{}b \\textasciitilde{} c'],
    ['C:\\new {set}', 'C:\\textbackslash{}new \\textbraceleft{}set\\textbraceright{}'],
    ['Beyond $\\ell_1$ sparse coding', 'Beyond $\\ell_1$ sparse coding'],
    ['$O(n^{2})$ & $\\Omega(n)$', '$O(n^{2})$ \\& $\\Omega(n)$'],
    ['an unclosed brace $x_{1$ here', 'an unclosed brace \\$x\\_\\textbraceleft{}1\\$ here'],
    ['over $\\{0, 1\\}$ and $\\{0, 1]$', 'over $\\{0, 1\\}$ and $\\lbrace 0, 1]$'],
    ['$50\\%$ or $50%$', '$50\\%$ or $50\\%$'],
    ['naïve Gödel — 深度学习', 'naïve Gödel — 深度学习'],
    ['two\n lines', 'two lines'],
  ])('%s', (text, tex) => {
    expect(texOf(text)).toBe(tex)
  })

  it.each([
    ['Attention is all you need', 'Attention is all you need'],
    ['Training LLaMA with GPT-4 and mRNA', 'Training {LLaMA} with {GPT-4} and {mRNA}'],
    ['Fine-Tuning on $\\mathbb{R}^n$', 'Fine-Tuning on {$\\mathbb{R}^n$}'],
    ["GPT -- a ``story'' of 'it'", "{GPT} -{}- a \\textasciigrave{}\\textasciigrave{}story'{}' of 'it'"],
    ['A/B tests of BERT_base', 'A/B tests of {BERT}\\_base'],
  ])('keeps capitals of %s', (title, tex) => {
    expect(texOfTitle(title)).toBe(tex)
  })

  it('says nothing else than the text, in braces that close', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), text => {
        for (const tex of [texOf(text), texOfTitle(text)]) {
          expect(hasBalancedBraces(tex)).toBe(true)
          // BibTeX counts them without looking for a backslash.
          expect(tex.split('{').length).toBe(tex.split('}').length)
          expect(shown(tex)).toBe(shown(mathAsIs(text)))
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

/** What a reader of the printed text would see. */
function shown(tex: string): string {
  return tex
    .replace(
      /\\text(backslash|asciitilde|asciicircum|asciigrave|braceleft|braceright)\{\}/g,
      (_all, name: string) => NAMED[name] ?? '',
    )
    .replace(/\\[lr]brace /g, brace => (brace === '\\lbrace ' ? '\u0002' : '\u0003'))
    .replace(/\\([{}])/g, (_all, brace: string) => (brace === '{' ? '\u0002' : '\u0003'))
    .replace(/\\([&%$#_])/g, '$1')
    .replace(/[{}]/g, '')
}

const NAMED: Readonly<Record<string, string>> = {
  backslash: '\u0001',
  asciitilde: '~',
  asciicircum: '^',
  asciigrave: '`',
  braceleft: '\u0002',
  braceright: '\u0003',
}

/** The same of the text itself: braces and backslashes outside math are letters, inside they are TeX. */
function mathAsIs(text: string): string {
  return mathParts(text.replace(/\s+/g, ' ').trim())
    .map(part =>
      part.kind === 'math'
        ? `$${part.text}$`
        : part.text.replaceAll('\\', '\u0001').replaceAll('{', '\u0002').replaceAll('}', '\u0003'),
    )
    .join('')
}
