import { describe, expect, test } from 'vitest'
import {
  arxivIdOf,
  doiOf,
  identitiesOf,
  openReviewIdOf,
  samePaperByTitle,
  titleKey,
  urlKey,
} from '../../../src/main/core/papers/paper-identity.ts'
import { author, factsWith } from '../../support/facts.ts'

describe('arXiv ids', () => {
  test.each([
    ['2409.08264', '2409.08264', null],
    ['arXiv:2409.08264v2', '2409.08264', 2],
    ['http://arxiv.org/abs/2609.20822v1', '2609.20822', 1],
    ['https://arxiv.org/pdf/1412.6980v9.pdf', '1412.6980', 9],
    ['http://arxiv.org/abs/hep-ex/0307015v1', 'hep-ex/0307015', 1],
    ['math.GT/0309136', 'math/0309136', null],
    ['oai:arXiv.org:2203.01250v3', '2203.01250', 3],
    ['10.48550/arXiv.2409.08264', '2409.08264', null],
    ['https://huggingface.co/papers/2409.08264', '2409.08264', null],
    ['https://www.alphaxiv.org/abs/2409.08264v1', '2409.08264', 1],
  ])('%s', (text, id, version) => expect(arxivIdOf(text)).toEqual({ id, version }))

  test.each([
    '10.1234/2409.08264',
    'version 2409.08264 of ours',
    '9913.12345',
    'https://example.org/2409.08264',
    '',
    'arxiv',
    '2024.12',
  ])('none in %j', text => expect(arxivIdOf(text)).toBeNull())
})

describe('DOIs', () => {
  test.each([
    ['doi:10.1000/xyz123', '10.1000/xyz123'],
    ['https://doi.org/10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['(see 10.1000/XYZ(1)b).', '10.1000/xyz(1)b'],
    ['https://doi.org/10.1145%2F123.456', '10.1145/123.456'],
    [
      '10.1002/(SICI)1097-4571(1999)50:1<1::AID-ASI6>3.0.CO;2-M',
      '10.1002/(sici)1097-4571(1999)50:1<1::aid-asi6>3.0.co;2-m',
    ],
    ['<a href="https://doi.org/10.1000/182">', '10.1000/182'],
    ['10.1000/182</a>', '10.1000/182'],
  ])('%s', (text, doi) => expect(doiOf(text)).toBe(doi))

  test.each(['10.12/short', 'no doi here', '10.1000'])('none in %j', text => expect(doiOf(text)).toBeNull())
})

test('OpenReview ids and page addresses', () => {
  expect(openReviewIdOf('https://openreview.net/forum?id=rJl-b3RcF7&noteId=x')).toBe('rJl-b3RcF7')
  expect(openReviewIdOf('https://openreview.net/group?id=ICLR.cc')).toBeNull()
  expect(urlKey('http://www.Example.org/a/b/?utm_source=x#top')).toBe('example.org/a/b')
  expect(urlKey('http://example.ORG./a/b')).toBe('example.org/a/b')
  expect(openReviewIdOf('https://openreview.net./forum?id=rJl-b3RcF7')).toBe('rJl-b3RcF7')
  expect(urlKey('ftp://example.org/a')).toBeNull()
  expect(urlKey('https://example.org')).toBeNull()
})

test('titles fold case, accents, punctuation and TeX', () => {
  expect(titleKey('Beyond $\\ell_1$ Sparse-Coding  in V1')).toBe(titleKey('beyond $\\ell_1$ sparse coding in v1'))
  expect(titleKey('Über Gödel')).toBe('ubergodel')
  expect(titleKey('注意力机制')).toBe('注意力机制')
})

test('an arXiv DOI is the arXiv id, not a second name', () => {
  expect(identitiesOf(factsWith({ doi: '10.48550/arxiv.2409.08264' }))).toEqual([
    { kind: 'arxiv', value: '2409.08264' },
  ])
})

const SHELLS =
  'Transverse vibrations of thin shallow elastic shells are treated, where longitudinal inertia is neglected against the inertia across the shell.'
const COLUMNS =
  'Creep buckling of columns under constant axial load follows from the tangent modulus of isochronous stress-strain curves, which experiments on aluminium confirm.'

describe('one paper by title', () => {
  const side = (given: Parameters<typeof factsWith>[0]): Parameters<typeof samePaperByTitle>[0] => {
    const facts = factsWith(given)
    return {
      titleKey: titleKey(facts.title),
      families: facts.authors.map(({ family }) => titleKey(family ?? '')),
      authorCount: facts.authorCount,
      year: facts.year,
      abstract: facts.abstract,
      ids: identitiesOf(facts),
      key: facts.key,
    }
  }
  const [ada, bo] = [author('Ada Lovelace'), author('Bo Chen')]
  test.each<[string, boolean, Parameters<typeof factsWith>[0], Parameters<typeof factsWith>[0]]>([
    ['same first author', true, { authors: [ada] }, { authors: [ada, bo] }],
    ['other first author', false, { authors: [ada] }, { authors: [bo] }],
    ['authors in another order', true, { authors: [ada, bo] }, { authors: [bo, ada] }],
    ['one side has a count only', true, { authorCount: 2 }, { authors: [ada, bo], authorCount: 2 }],
    ['counts that differ', false, { authorCount: 3 }, { authors: [ada, bo], authorCount: 2 }],
    ['two arXiv ids', false, { authors: [ada], arxivId: '2401.00001' }, { authors: [ada], arxivId: '2401.00002' }],
    ['preprint and journal DOI', true, { authors: [ada], arxivId: '2401.00001' }, { authors: [ada], doi: '10.1000/1' }],
    ['ten years apart, no names', false, { year: 2010 }, { year: 2020 }],
    ['the same line of a bibliography', true, { title: 'Introduction', key: 'a' }, { title: 'Introduction', key: 'a' }],
    ['two lines of one', false, { title: 'Introduction', key: 'a' }, { title: 'Introduction', key: 'b' }],
    ['parts that say different things, no names', false, { abstract: SHELLS }, { abstract: COLUMNS }],
    [
      'the same said a little otherwise',
      true,
      { abstract: SHELLS },
      { abstract: `Abstract. ${SHELLS} Received 1958.` },
    ],
    ['a first line of an abstract', true, { abstract: SHELLS }, { abstract: 'Thin shells.' }],
    ['parts by the same author', true, { authors: [ada], abstract: SHELLS }, { authors: [ada], abstract: COLUMNS }],
    ['a title that says nothing', false, { title: 'Introduction' }, { title: 'Introduction' }],
    ['four Chinese signs', true, { title: '注意力机' }, { title: '注意力机' }],
    ['three Chinese signs', false, { title: '注意力' }, { title: '注意力' }],
    ['four Korean syllables', true, { title: '주의집중' }, { title: '주의 집중' }],
    ['three Korean syllables', false, { title: '주의력' }, { title: '주의력' }],
    ['Japanese of both scripts', true, { title: '注意ガイド' }, { title: '注意ガイド' }],
    ['eight Arabic letters', false, { title: 'الانتباه' }, { title: 'الانتباه' }],
  ])('%s', (_name, same, a, b) => {
    expect(samePaperByTitle(side(a), side(b))).toBe(same)
    expect(samePaperByTitle(side(b), side(a))).toBe(same)
  })
})
