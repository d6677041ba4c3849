import type { PaperFacts } from '../../src/preload/contract/paper.ts'

/** Facts with everything empty but what a test says. */
export function factsWith(given: Partial<PaperFacts>): PaperFacts {
  return {
    key: null,
    title: 'A title that tells its paper from others',
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
    ...given,
  }
}

export function author(name: string): PaperFacts['authors'][number] {
  const words = name.split(' ')
  return { name, family: words.at(-1) ?? null, given: words.slice(0, -1).join(' ') || null }
}
