import { expect, test } from 'vitest'
import { authorOf, authorsOfLine } from '../../../src/main/core/intake/text-cleaning/author-name.ts'

test.each([
  ['Ada Lovelace', 'Lovelace', 'Ada'],
  ['John R. R. Tolkien', 'Tolkien', 'John R. R.'],
  ['Jean-Pierre Serre', 'Serre', 'Jean-Pierre'],
  ['Ludwig van Beethoven', 'van Beethoven', 'Ludwig'],
  ['Laurens van der Maaten', 'van der Maaten', 'Laurens'],
  ['John von Neumann', 'von Neumann', 'John'],
  ['Luc Van Gool', 'Van Gool', 'Luc'],
  ['Virginia De Sa', 'De Sa', 'Virginia'],
  ['Bruno de Finetti', 'de Finetti', 'Bruno'],
  ['Maria dos Santos e Silva', 'dos Santos e Silva', 'Maria'],
  ['José Ortega y Gasset', 'Ortega y Gasset', 'José'],
  ['Muhammad ibn Musa al Khwarizmi', 'al Khwarizmi', 'Muhammad ibn Musa'],
  ['Van Nguyen', 'Nguyen', 'Van'],
  ['Di Wang', 'Wang', 'Di'],
  ['Quoc V. Le', 'Le', 'Quoc V.'],
  ['de Finetti', 'de Finetti', null],
  ['Robert Downey Jr.', 'Downey', 'Robert Jr.'],
  ['Robert Downey, Jr.', 'Downey', 'Robert Jr.'],
  ['Henry Ford III', 'Ford', 'Henry III'],
  ['Grace Hopper, PhD', 'Hopper', 'Grace'],
  ['Aristotle', 'Aristotle', null],
  ['H1 Collaboration', 'H1 Collaboration', null],
  ['Qwen Team', 'Qwen Team', null],
  ['The ATLAS Collaboration', 'The ATLAS Collaboration', null],
  ['王小明', '王', '小明'],
  ['李娜', '李', '娜'],
  ['欧阳修远', '欧阳', '修远'],
  ['山田太郎', '山田', '太郎'],
  ['山田 太郎', '山田', '太郎'],
  ['김민준', '김', '민준'],
  ['エイダ・ラブレス', 'ラブレス', 'エイダ'],
  ["Moreno D'Incà", "D'Incà", 'Moreno'],
  ['Seán Ó Súilleabháin', 'Súilleabháin', 'Seán Ó'],
  ['and Bo Second', 'Second', 'Bo'],
])('%s', (name, family, given) => {
  expect(authorOf(name)).toMatchObject({ family, given })
})

test('turns a family name in front of a comma round', () => {
  expect(authorOf('Lovelace, Ada')).toEqual({ name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' })
  expect(authorOf('van der Maaten, Laurens')).toEqual({
    name: 'Laurens van der Maaten',
    family: 'van der Maaten',
    given: 'Laurens',
  })
  expect(authorOf('King, Jr., Martin Luther')).toEqual({
    name: 'Martin Luther King Jr.',
    family: 'King',
    given: 'Martin Luther Jr.',
  })
})

test('leaves a name as it is printed, its spaces and letters evened out', () => {
  expect(authorOf('  Joa\u0303o\u00a0 Avelino ')).toMatchObject({ name: 'João Avelino' })
  expect(authorOf(':')).toBeNull()
  expect(authorOf('')).toBeNull()
})

test('parts a line of names', () => {
  const names = authorsOfLine('Ada Lovelace (MIT, Cambridge), Robert Downey, Jr. and 王小明; H1 Collaboration').map(
    ({ name }) => name,
  )
  expect(names).toEqual(['Ada Lovelace', 'Robert Downey Jr.', '王小明', 'H1 Collaboration'])
})
