/** Invented pages of Daily Papers as a browser copies them: texts with one line for everything. */

export const abstractOf = (subject: string): string =>
  `We study ${subject} at length and in depth, with care for every case that may come up. ` +
  `The results show that ${subject} can be had at half the price, which nobody had expected before us. Code is at https://example.org/code`

export const page = (...papers: readonly string[]): string =>
  [
    'new',
    'Get trending papers in your email inbox!',
    'Subscribe',
    'Daily Papers',
    'byAK and the research community',
    'Oct 29',
    ...papers,
  ].join('\n\n') + '\n'

export const first = [
  'Sparse Attention for Long Books',
  abstractOf('sparse attention'),
  '  • 6 authors\n·\nAug 27 3',
].join('\n\n')
export const second = ['Do Glaciers Remember?', abstractOf('glaciers'), 'openlab OpenLab\n·\nFeb 21, 2024'].join('\n\n')
