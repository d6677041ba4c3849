import type { Paper, PaperId } from '../../../src/preload/contract/paper.ts'

/** A paper of which nothing is known but what is given. */
export function aPaper(known: Partial<Paper>): Paper {
  return {
    id: 1 as PaperId,
    key: null,
    title: 'Untitled',
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
    status: 'inbox',
    starred: false,
    tags: [],
    queues: [],
    addedAt: '2026-02-21T09:00:00.000Z',
    statusAt: null,
    remark: null,
    takeaway: null,
    note: null,
    minutes: 24,
    progress: 0,
    place: null,
    files: [],
    sources: [],
    versions: [],
    annotationCount: 0,
    trashed: false,
    ...known,
  }
}

export function author(given: string | null, family: string): Paper['authors'][number] {
  return { name: given === null ? family : `${given} ${family}`, family, given }
}
