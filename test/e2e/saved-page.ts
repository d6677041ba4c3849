/** A Daily Papers page as a browser saves its text; the papers are made up. */
export const SAVED_PAPERS = [
  'Lanterns: Guiding Small Language Models by Worked Examples',
  'Granite Weather: Forecasting Frost From Rock Temperature',
  'A Short Proof That Patience Converges',
  'Murmuration: Decentralised Scheduling Without Clocks',
  'Reading Tree Rings With Diffusion Models',
  'On the Surprising Length of Short Proofs',
] as const

const ENTRIES = [
  [
    'We ask how little guidance a small model needs. Worked examples, chosen by their distance to the question, raise accuracy on arithmetic by a third.',
    '6 authors',
    'Aug 27',
  ],
  [
    'Rock remembers the cold of the night before. A sensor in granite and a linear model forecast frost better than the nearest station does.',
    '2 authors',
    'Feb 21, 2024',
  ],
  [
    'Gradient descent with a rest after every step converges under weaker assumptions. The proof fits on a page and uses no smoothness.',
    '1 authors',
    'Jan 4, 2016',
  ],
  [
    'Starlings agree without a leader. We schedule the jobs of a cluster by three rules of a flock and lose no job when half of it fails.',
    '4 authors',
    'Oct 3',
  ],
  [
    'The width of a ring is a noisy letter about a year. We read it with a diffusion model trained on ten thousand cores from nine forests.',
    '3 authors',
    'Nov 18, 2024',
  ],
  [
    'Most theorems have a short proof that nobody looks for. We count them in a large library of formal mathematics and shorten one in eight.',
    '5 authors',
    'Sep 30',
  ],
] as const

export const SAVED_PAGE = [
  'new',
  'Get trending papers in your email inbox!',
  'Subscribe',
  'Daily Papers',
  'byAK and the research community',
  'Oct 29',
  ...SAVED_PAPERS.flatMap((title, index) => {
    const [abstract, byline, date] = ENTRIES[index] ?? ['', '', '']
    return [title, abstract, `  • ${byline}\n·\n${date}`]
  }),
  'Company',
  '',
].join('\n\n')
