import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { makeExportWriter } from '../../../src/main/core/export/export-writer.ts'
import { markdownText } from '../../../src/main/core/export/markdown.ts'
import type { Annotation } from '../../../src/preload/contract/annotation.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { aPaper, author } from './a-paper.ts'

const reader = new MarkdownIt({ html: true, linkify: false })

/** The text a reader of the Markdown sees. */
function seen(markdown: string): string {
  return reader
    .render(markdown)
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|amp|quot);/g, (_all, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name] ?? '')
    .trim()
}

describe('Markdown', () => {
  it('shows any text as it is', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'\\`*_[]()<>&#~|!-+=.:1a $"\n'.split('')),
      fc.string({ unit: 'grapheme', maxLength: 1 }),
    )
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), text => {
        const line = text.replace(/\s+/g, ' ').trim()
        // Math is left to whoever sets it.
        fc.pre(!/\$[^$]+\$/.test(line) && !line.includes('\0'))
        expect(seen(markdownText(text))).toBe(line)
        expect(seen(`## ${markdownText(text)}`)).toBe(line)
      }),
      { numRuns: 2_000 },
    )
  })

  it('holds what was written on a paper, with links back to the page', () => {
    const paper = aPaper({
      id: 12 as PaperId,
      title: 'Sparsity *buys* robustness in $\\ell_1$',
      authors: [author('Ada', 'Lovelace'), author('Alan', 'Turing')],
      publishedAt: '2016-01-04T00:00:00Z',
      arxivId: '1601.00720',
      pdfUrl: 'https://arxiv.org/pdf/1601.00720',
      status: 'read',
      statusAt: '2026-02-21T09:00:00.000Z',
      starred: true,
      tags: ['journal club'],
      takeaway: 'Proof in §3 is short',
      note: 'A *note* of mine',
      abstract: 'First.\n\nSecond.',
    })
    const highlight = {
      id: 'abc',
      paper: 12,
      page: 4,
      type: 'highlight',
      color: 'yellow',
      text: 'robust_ness',
      comment: 'yes\nindeed',
    } as unknown as Annotation
    const writer = makeExportWriter('markdown')
    expect(writer.begin() + writer.paper(paper, [highlight]) + writer.end()).toBe(`# Papers

## Sparsity \\*buys\\* robustness in $\\ell_1$

Ada Lovelace, Alan Turing · 2016-01-04

[arXiv 1601.00720](<https://arxiv.org/abs/1601.00720>) · [PDF](<https://arxiv.org/pdf/1601.00720>) · [Open in Offprint](<offprint://paper/12>)

Read since 2026-02-21 · starred · #journal-club

**Took away:** Proof in §3 is short

### Note

A *note* of mine

### Annotations

- “robust\\_ness” (Claim, [p. 5](<offprint://paper/12?page=5&annotation=abc>))

  yes
  indeed

### Abstract

First.

Second.

`)
  })
})
