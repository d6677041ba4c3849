import type { PaperFacts } from '../../../../preload/contract/paper.ts'

const NOTHING_KNOWN: Omit<PaperFacts, 'title'> = {
  key: null,
  abstract: null,
  authors: [],
  authorCount: null,
  organization: null,
  publishedAt: null,
  publishedInferred: false,
  updatedAt: null,
  arxivId: null,
  arxivVersion: null,
  doi: null,
  openReviewId: null,
  url: null,
  pdfUrl: null,
  codeUrl: null,
  projectUrl: null,
  venue: null,
  year: null,
  volume: null,
  pages: null,
  keywords: [],
  categories: [],
  content: null,
  summary: null,
  comments: null,
  upvotes: null,
  githubStars: null,
  enclosures: [],
}

/** A paper of which this much is known and no more. */
export function paperFacts(known: Pick<PaperFacts, 'title'> & Partial<PaperFacts>): PaperFacts {
  return { ...NOTHING_KNOWN, ...known }
}

/** Where Hugging Face and arXiv keep a paper, by its arXiv id. */
export function huggingFaceAddresses(arxivId: string): Pick<PaperFacts, 'key' | 'arxivId' | 'url' | 'pdfUrl'> {
  return {
    key: arxivId,
    arxivId,
    url: `https://huggingface.co/papers/${arxivId}`,
    pdfUrl: `https://arxiv.org/pdf/${arxivId}`,
  }
}
