import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { makeAnnotationWriter } from '../../../src/main/core/export/annotation-markdown.ts'
import { readTemplate } from '../../../src/main/core/export/template.ts'
import type { Annotation } from '../../../src/preload/contract/annotation.ts'
import { DEFAULT_SETTINGS } from '../../../src/preload/contract/settings.ts'
import { aPaper } from './a-paper.ts'

const names = { title: null, empty: null, list: { word: null } }
const fill = (text: string): string =>
  readTemplate(text, names).fill({ title: 'T', empty: '', list: [{ word: 'a' }, { word: 'two\nlines' }] })

test.each([
  ['{{title}} and {{ title }}', 'T and T'],
  ['{{#list}}{{word}},{{/list}}', 'a,two\nlines,'],
  ['{{#list}}\n- {{word}}\n{{/list}}\nend', '- a\n- two\nlines\nend'],
  ['{{#list}}\n  {{word}}\n{{/list}}\n', '  a\n  two\n  lines\n'],
  ['{{#title}}yes{{/title}}{{#empty}}no{{/empty}}{{^empty}}none{{/empty}}{{^title}}no{{/title}}', 'yesnone'],
  ['{{#list}}{{title}}{{/list}}', 'TT'],
  ['no gaps { } at all', 'no gaps { } at all'],
])('%j becomes %j', (template, text) => {
  expect(fill(template)).toBe(text)
})

test.each([
  ['one\n{{titel}}', /line 2: there is no "titel"; the names are title, empty, list/],
  ['{{#list}}\n{{word}}', /line 1: \{\{#list\}\} has no end/],
  ['{{/list}}', /line 1: .* does not begin/],
  ['{{#list}}{{#title}}{{/list}}', /has to end the part of line 1/],
  ['{{word}}', /there is no "word"/],
  ['{{list}}', /"list" is a list/],
  ['a {{title', /two braces that are no placeholder/],
  ['{{constructor}}', /there is no "constructor"/],
  ['{{#title}}'.repeat(20), /too deep/],
])('%j is refused in words', (template, words) => {
  expect(() => readTemplate(template, names)).toThrow(words)
})

it('either fills or is refused in words, whatever is written', () => {
  const piece = fc.constantFrom(
    '{{',
    '}}',
    '#',
    '/',
    '^',
    'title',
    'list',
    'word',
    '{{title}}',
    '{{#list}}',
    '{{/list}}',
    '\n',
    ' x ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
      try {
        expect(typeof fill(pieces.join(''))).toBe('string')
      } catch (error) {
        expect(error).toMatchObject({ name: 'LibraryFailure', code: 'invalid' })
      }
    }),
  )
})

const annotation: Annotation = {
  ...{ id: 'ab12' as never, paper: 7 as never, file: 'f'.repeat(64), page: 4, type: 'highlight', color: 'yellow' },
  ...{ rect: [0, 0, 1, 1], quads: [], text: 'a [bold] claim', before: '', after: '', order: '1', external: false },
  ...{
    comment: 'Really?\n\nSee section 3.',
    createdAt: '2026-03-02T09:00:00.000Z',
    updatedAt: '2026-03-02T09:00:00.000Z',
  },
}

it('writes what was marked with title, citation key and a link to its place', () => {
  const written = makeAnnotationWriter({ template: '', colorNames: DEFAULT_SETTINGS.colorNames }).write(
    aPaper({
      id: 7 as never,
      title: 'On *stars*',
      authors: [{ name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' }],
      year: 2024,
    }),
    [annotation],
  )
  expect(written).toContain('## On \\*stars\\*')
  expect(written).toContain('[@lovelace2024Stars]')
  expect(written).toContain('- “a \\[bold\\] claim” (Claim, [p. 5](<offprint://paper/7?page=5&annotation=ab12>))')
  expect(written).toContain('\n\n  Really?\n\n  See section 3.\n')
})

it('follows the template of the reader', () => {
  const template =
    '{{title}}: {{count}}\n{{#annotations}}\n> {{text}} [@{{key}}, p. {{page}}] {{color}}\n{{/annotations}}\n'
  const written = makeAnnotationWriter({ template, colorNames: DEFAULT_SETTINGS.colorNames }).write(
    aPaper({ title: 'Stars', key: 'stars24' }),
    [annotation],
  )
  expect(written).toBe('Stars: 1\n> a \\[bold\\] claim [@stars24, p. 5] Claim\n')
})
