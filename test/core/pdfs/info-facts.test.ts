import { describe, expect, test } from 'vitest'
import { believedAuthors, believedTitle } from '../../../src/main/core/pdfs/info-facts.ts'

describe('the title a file says it has', () => {
  const FRONT = 'ON THE TESTING OF TESTS: PART ONE\nAda Lovelace\nAbstract'
  test.each<[string, string | null, string | null, string | null]>([
    ['nothing said', null, 'On the Testing', 'On the Testing'],
    ['the name of a program', 'Microsoft Word - final_v3.doc', 'On the Testing', 'On the Testing'],
    ['the name of a file', 'paper.dvi', null, null],
    ['a number', '2301.00001v2', null, null],
    [
      'the same in better letters',
      'On the Testing of Tests: Part One',
      'ON THE TESTING OF TESTS: PART ONE',
      'On the Testing of Tests: Part One',
    ],
    [
      'more of it than was found',
      'On the Testing of Tests: Part One',
      'ON THE TESTING',
      'On the Testing of Tests: Part One',
    ],
    [
      'less of it than was found',
      'On the Testing',
      'On the Testing of Tests: Part One',
      'On the Testing of Tests: Part One',
    ],
    [
      'another title, as a template leaves behind',
      'A Sample Article for the Class',
      'On the Testing',
      'On the Testing',
    ],
    ['all there is', 'On the Testing of Scans', null, 'On the Testing of Scans'],
  ])('%s', (_, described, printed, title) => {
    expect(believedTitle(described, printed, FRONT)).toBe(title)
  })
})

describe('the authors a file says it has', () => {
  test.each<[string, string | null, string[], string[]]>([
    ['nothing said', null, ['Ada Lovelace'], ['Ada Lovelace']],
    [
      'all of them, on the page too',
      'Ada Lovelace; Charles Babbage',
      ['Ada Lovelace'],
      ['Ada Lovelace', 'Charles Babbage'],
    ],
    ['the owner of a computer', 'Office User', [], []],
    ['someone else', 'Peter Other', ['Ada Lovelace'], ['Ada Lovelace']],
    ['the first alone', 'Ada Lovelace', ['Ada Lovelace', 'Charles Babbage'], ['Ada Lovelace', 'Charles Babbage']],
  ])('%s', (_, described, printed, authors) => {
    expect(believedAuthors(described, printed, 'On Tests\nAda Lovelace and Charles Babbage')).toEqual(authors)
  })
})
