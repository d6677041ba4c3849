import { expect, test } from 'vitest'
import type { Paper, PaperRow } from '../../../src/preload/contract/paper.ts'
import { citationOf } from '../../../src/renderer/stores/citation.ts'

const row = {
  title: 'On <engines> & “more”',
  byline: 'Lovelace',
  organization: null,
  publishedAt: '2024-02-21',
  venue: null,
}
const paper = {
  authors: ['Ada Lovelace', 'B', 'C', 'D', 'E', 'F', 'G'].map(name => ({ name, family: null, given: null })),
  year: 2023,
  doi: '10.1/x"y',
  arxivId: null,
  url: 'https://example.org',
}

test('a paper is cited by what is known of it, and its title is text in whatever it is dropped on', () => {
  // Of a row a citation needs these facts alone, and of a paper those.
  const given = row as PaperRow
  expect(citationOf(given, null)).toEqual({
    text: 'Lovelace (2024). On <engines> & “more”.',
    html: 'Lovelace (2024). <i>On &lt;engines&gt; &amp; “more”.</i>',
  })
  expect(citationOf({ ...given, title: 'Why?', venue: 'Nature', byline: null, publishedAt: null }, null).text).toBe(
    'Why? Nature.',
  )
  expect(citationOf(given, paper as unknown as Paper)).toEqual({
    text: 'Ada Lovelace, B, C, D, E, F et al. (2023). On <engines> & “more”. https://doi.org/10.1/x"y',
    html: 'Ada Lovelace, B, C, D, E, F et al. (2023). <a href="https://doi.org/10.1/x&quot;y">On &lt;engines&gt; &amp; “more”.</a>',
  })
})
