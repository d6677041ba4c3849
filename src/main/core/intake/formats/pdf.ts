import type { Format } from './format.ts'

/** A PDF is told here and read elsewhere: it is a paper, not a list of papers. */
export const pdf: Format = {
  name: 'pdf',
  // The signature may stand anywhere in the first kilobyte (ISO 32000, annex H).
  sniff: ({ bytes }) => (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-') ? 1 : 0),
  parse: async source => ({ sourceName: source.name, edition: null, total: 0, outcomes: [] }),
}
