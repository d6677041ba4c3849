import { expect, test } from 'vitest'
import { isPaperLink, parsePaperLink } from '../../../src/renderer/stores/paper-link.ts'

test('a link leads to a paper, a page of it, an annotation on it', () => {
  const link = { paper: 12, page: 2, annotation: 'ab-1 é' }
  for (const start of ['offprint://paper/12', '#paper/12', 'paper/12/'])
    expect(parsePaperLink(`${start}?page=3&annotation=ab-1%20%C3%A9`)).toEqual(link)
  expect(parsePaperLink(' offprint://paper/7\n')).toEqual({ paper: 7, page: null, annotation: null })
  expect(parsePaperLink('offprint://paper/7?page=0&annotation=')).toEqual({ paper: 7, page: null, annotation: null })
})

test('anything else is no link', () => {
  for (const text of ['', 'paper', 'offprint://paper/0', 'offprint://paper/x', 'https://paper/1', 'paper/1 and more'])
    expect(parsePaperLink(text)).toBeNull()
  // Words to search for, though the menu may say them.
  expect([isPaperLink('paper/12'), isPaperLink('#paper/12'), isPaperLink('offprint://paper/12')]).toEqual([
    false,
    true,
    true,
  ])
})
