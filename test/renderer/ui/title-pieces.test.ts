import fc from 'fast-check'
import { expect, test } from 'vitest'
import { titlePieces } from '../../../src/renderer/ui/title-pieces.ts'

/** As a page would write it: "^2^" stands high, "_i_" low, "/x/" slanted, "*x*" bold, "`x`" as code. */
function written(title: string): string {
  const marks = { words: '', letters: '/', sup: '^', sub: '_', strong: '*', code: '`' } as const
  return titlePieces(title)
    .map(({ text, as }) => `${marks[as]}${text}${marks[as]}`)
    .join('')
}

test.each([
  ['FG$^2$: Fine-Grained Localization', 'FG^2^: Fine-Grained Localization'],
  ['X$^{2}$-Gaussian and Co$^{10}$', 'X^2^-Gaussian and Co^10^'],
  ['LLM$\\times$MapReduce-V2 via $\\ell_1$ and $L_{p,q}$', 'LLM×MapReduce-V2 via ℓ_1_ and /L/_p,q_'],
  ['360$^\\circ$ Horizons at 5$^{\\circ}$C', '360° Horizons at 5°C'],
  ['A$^\\text{T}$A with $\\mathcal{O}(T)$ steps', 'A^T^A with O(/T/) steps'],
  ['Can LLMs $\\textit{really understand}$ it', 'Can LLMs /really understand/ it'],
  ['$\\texttt{Complex-Edit}$ and $\\mathbf{X}$', '`Complex-Edit` and *X*'],
  ['$\\text{R}^2\\text{ec}$, $\\mathbf{\\texttt{D}}$ual', 'R^2^ec, `D`ual'],
  ['Cu$_2$O in \\(n \\to \\infty\\)', 'Cu_2_O in /n/→∞'],
  ['SZ: $(0, 2^q)$ and $x-1$', 'SZ: (0,2^q^) and /x/−1'],
  ['Mobi-$π$ and $μ$P', 'Mobi-/π/ and /μ/P'],
])('%s', (title, expected) => expect(written(title)).toBe(expected))

test.each([
  'From $5 to $7: prices',
  'A price of $5, and 100 $ more',
  'Not closed: $x^2',
  'Too high for a line: $\\frac{a}{b}$ and $\\unknown{x}$',
  'Badly closed: $x^{2$ and $}x$ and $x^$',
  'No formula at all \\alpha {x}',
])('%s stays as it was written', title => expect(written(title)).toBe(title))

test('whatever a title holds, no word of it is lost and it takes no time', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('$', '\\', '{', '}', '^', '_', 'a', '2', ' ', '\\text', '\\alpha') }),
      title => {
        const shown = titlePieces(title)
        expect(shown.every(({ text }) => text !== '')).toBe(true)
        if (!/\$|\\\(/.test(title)) expect(shown.map(({ text }) => text).join('')).toBe(title)
      },
    ),
  )
  expect(written(`$${'{'.repeat(50_000)}$`)).toBe(`$${'{'.repeat(50_000)}$`)
})
