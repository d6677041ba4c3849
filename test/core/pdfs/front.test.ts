import { describe, expect, it, test } from 'vitest'
import { authorsOfFront } from '../../../src/main/core/pdfs/front-authors.ts'
import { titleOfFront } from '../../../src/main/core/pdfs/front-title.ts'
import { wordsOf } from '../../../src/main/core/pdfs/hyphenation.ts'
import type { TextRun } from '../../../src/main/core/pdfs/text-piece.ts'
import { column, lines, prose, run } from './page-of-runs.ts'

const BODY = [...column(prose('Left', 20), 50, 480), ...column(prose('Right', 20), 320, 480)]

function front(runs: readonly TextRun[]): { title: string | null; authors: readonly string[] } {
  const page = lines([...runs, ...BODY])
  const title = titleOfFront(page, wordsOf(page.map(({ text }) => text)))
  return { title: title?.text ?? null, authors: title ? authorsOfFront(page, title.next) : [] }
}

const big = (text: string, y: number, x = 100): TextRun => run(text, x, y, { size: 17, font: 'bold' })
const mark = (text: string, x: number, y: number): TextRun => run(text, x, y + 4, { size: 7 })

describe('the title on the first page', () => {
  test.each<[string, TextRun[], string | null]>([
    ['the largest text near the top', [big('On the Testing of Tests', 700)], 'On the Testing of Tests'],
    [
      'over several lines',
      [big('On the Testing of Tests, and', 700), big('What Comes of It', 680)],
      'On the Testing of Tests, and What Comes of It',
    ],
    ['parted by a hyphen', [big('Tests Without Super-', 700), big('vision', 680)], 'Tests Without Supervision'],
    [
      'not the stamp of arXiv',
      [
        run('arXiv:2301.00001v2 [cs.CL] 3 Jan 2023', 30, 200, { angle: 90, size: 20 }),
        big('A Title of Some Length', 700),
      ],
      'A Title of Some Length',
    ],
    [
      'not the head of a journal',
      [run('Journal of Statistical Testing', 100, 760, { size: 24 }), big('Tidy Tests', 700)],
      'Tidy Tests',
    ],
    [
      'not what stands above the page of a publisher',
      [
        run('Contents lists available at ScienceDirect', 200, 770, { size: 8 }),
        run('Computers & Tests', 200, 750, { size: 20 }),
        run('journal homepage: www.example.org/cat', 200, 735, { size: 8 }),
        big('A Review of Tests', 690),
      ],
      'A Review of Tests',
    ],
    [
      'not where it was published',
      [run('Published as a conference paper at ICLR 2018', 100, 760), big('TESTS OF TESTS', 700)],
      'TESTS OF TESTS',
    ],
    [
      'not a logo of one word',
      [run('nature', 50, 760, { size: 30 }), big('Letters About Tests', 700)],
      'Letters About Tests',
    ],
    [
      'without the mark of a footnote',
      [big('Tests That Were Paid For', 700), mark('∗', 100 + 24 * 8.5, 702)],
      'Tests That Were Paid For',
    ],
    [
      'with what is set lower',
      [big('The Melting of H', 700), run('2', 236, 697, { size: 9 }), big('O and of Ice', 700, 242)],
      'The Melting of H2O and of Ice',
    ],
    [
      'without the text beside it',
      [
        big('A Title Beside a Notice of', 700),
        run('Copyright', 500, 698, { size: 7 }),
        run('The Authors', 500, 690, { size: 7 }),
        big('Copyright', 680),
      ],
      'A Title Beside a Notice of Copyright',
    ],
    ['in Chinese', [big('基于深度学习的测试方法研究', 700)], '基于深度学习的测试方法研究'],
    [
      'in the words of a heading, which stand far apart',
      [
        ...['TESTS', 'IN', 'CAPITALS', 'ARE', 'SET', 'WIDE'].map((word, at) =>
          run(word, 100 + 62 * at, 700, { size: 14, width: word.length === 2 ? 48 : 50 }),
        ),
      ],
      'TESTS IN CAPITALS ARE SET WIDE',
    ],
    [
      'in the size of the text, where it stands first',
      [run('ON THE TESTING OF TESTS', 200, 700, { font: 'bold' }), run('A. Lovelace', 250, 680)],
      'ON THE TESTING OF TESTS',
    ],
    [
      'not signs that no font explains',
      [run('K2L8MONEPRQTS0UV [L]^O`baEL c>`dL eBY(Ngf hL]jilk', 100, 700, { size: 17 })],
      null,
    ],
  ])('is %s', (_, runs, title) => {
    const found = front(runs).title
    if (title === null) expect(found).not.toContain('K2L8')
    else expect(found).toBe(title)
  })

  it('is not there where nothing is', () => {
    expect(titleOfFront([], new Set())).toBeNull()
  })
})

describe('the authors under the title', () => {
  const title = big('On the Testing of Tests', 700)
  test.each<[string, TextRun[], string[]]>([
    [
      'in a list',
      [run('Ada Lovelace, Charles Babbage and Luc van Gool', 100, 670, { size: 12 })],
      ['Ada Lovelace', 'Charles Babbage', 'Luc van Gool'],
    ],
    [
      'with an ampersand, an initial and a hyphen',
      [run('J.-P. Serre, Mary-Jane O’Neil & A. N. Kolmogorov', 100, 670, { size: 12 })],
      ['J.-P. Serre', 'Mary-Jane O’Neil', 'A. N. Kolmogorov'],
    ],
    [
      'with raised marks in place of commas',
      [
        run('Ada Lovelace', 100, 670, { size: 12 }),
        mark('1,2', 172, 670),
        run('Charles Babbage', 190, 670, { size: 12 }),
        mark('∗', 280, 670),
        run('1University of London', 100, 650),
      ],
      ['Ada Lovelace', 'Charles Babbage'],
    ],
    [
      'with digits and daggers on the line',
      [run('Ada Lovelace1,2, Charles Babbage†, Bo Li*', 100, 670, { size: 12 })],
      ['Ada Lovelace', 'Charles Babbage', 'Bo Li'],
    ],
    [
      'in columns, each with its place and address',
      [
        ...[
          ['Ada Lovelace', 'University of London', 'ada@example.org'],
          ['Charles Babbage', 'Cambridge, UK', '{cb,jh}@example.org'],
        ].flatMap(([name = '', place = '', mail = ''], at) => [
          run(name, 100 + 250 * at, 670, { font: 'bold' }),
          run(place, 100 + 250 * at, 658),
          run(mail, 100 + 250 * at, 646),
        ]),
      ],
      ['Ada Lovelace', 'Charles Babbage'],
    ],
    [
      'in blocks below each other',
      [
        run('Ada Lovelace', 100, 670),
        run('University of London', 100, 658),
        run('Charles Babbage', 100, 628),
        run('Trinity College, Cambridge', 100, 616),
      ],
      ['Ada Lovelace', 'Charles Babbage'],
    ],
    [
      'over the end of a line',
      [
        run('Ada Lovelace, Charles Babbage, Mary', 100, 670, { size: 12 }),
        run('Somerville, Luigi Menabrea', 100, 656, { size: 12 }),
      ],
      ['Ada Lovelace', 'Charles Babbage', 'Mary Somerville', 'Luigi Menabrea'],
    ],
    [
      'with the place on the line',
      [run('Ada Lovelace, University of London', 100, 670, { size: 12 })],
      ['Ada Lovelace'],
    ],
    [
      'with accents drawn apart',
      [run('Erwin Schr¨odinger and Paul Erd˝os', 100, 670, { size: 12 })],
      ['Erwin Schrödinger', 'Paul Erdős'],
    ],
    [
      'with a name in brackets',
      [run('Yu (Emma) Wang, David Brooks', 100, 670, { size: 12 })],
      ['Yu Emma Wang', 'David Brooks'],
    ],
    [
      'without degrees and memberships',
      [run('Ada Lovelace, Senior Member, IEEE, and Bo Li, Ph.D.', 100, 670, { size: 12 })],
      ['Ada Lovelace', 'Bo Li'],
    ],
    ['in Chinese', [run('王小明, 李华', 100, 670, { size: 12 })], ['王小明', '李华']],
    ['not the words of the abstract', [run('Abstract', 280, 670), run('New Results On Great Tests', 100, 658)], []],
    ['not a place alone', [run('University of London', 100, 670), run('London, United Kingdom', 100, 658)], []],
    ['not who edited it', [run('Ada Lovelace', 100, 670), run('Editor: Charles Babbage', 100, 640)], ['Ada Lovelace']],
  ])('are found %s', (_, runs, authors) => {
    expect(front([title, ...runs]).authors).toEqual(authors)
  })
})
