import { type Control, inFile } from './control.ts'

/** What is more than anybody has: it ends, and costs no more than its length. */
export const boundsControls: readonly Control[] = [
  {
    says: 'What a file repeats without end costs time by its length alone',
    test: 'test/core/formats/hostile-input.test.ts',
    breaks: [
      ...inFile('src/main/core/intake/formats/ris/ris-paper.ts', {
        without: 'one look at a run of spaces',
        take: '(?<![\\s;])[\\s;]+',
        put: '[\\s;]+',
        only: 'spaces between addresses',
      }),
      ...inFile('src/main/core/intake/formats/paper-json.ts', {
        without: 'even spaces',
        take: 'oneLine(value).split(/ ?; ?| and /)',
        put: 'value.split(/\\s*;\\s*|\\s+and\\s+/)',
        only: 'spaces between names of a line',
      }),
      ...inFile('src/main/core/intake/formats/daily-papers/page-byline.ts', {
        without: 'an end to the look ahead',
        take: 'const MOST_FACES = 200',
        put: 'const MOST_FACES = 1e9',
        only: 'endless dashes',
      }),
    ],
  },
  {
    says: 'Of a page of a PDF no more comes into the window than pages have: its links, its text and the list of pages have an end',
    test: 'test/renderer/reader/engine.test.ts',
    breaks: [
      ...inFile('src/renderer/reader/engine/page-links.ts', {
        without: 'a number of links',
        take: 'if (links.length >= MOST_LINKS) break',
        put: '',
      }),
      ...inFile('src/renderer/reader/engine/text-content.ts', {
        without: 'an end of the text',
        take: 'if (content.items.length < MOST_RUNS) continue',
        put: 'if (content.items.length < 1e12) continue',
      }),
      ...inFile('src/renderer/reader/view/pages-around.ts', {
        without: 'pages around the one in sight alone',
        take: 'Math.min(count, middle + reach)',
        put: 'count',
        test: 'test/renderer/reader/page-layout.test.ts',
      }),
    ],
  },
]
