import type { Author, Enclosure, PaperFacts } from '../../../preload/contract/paper.ts'
import type { SeenFacts, Trust } from './merge-facts.ts'

/** A row of `papers` joined with its organisation's name, and the one place where its columns become facts. */
export interface FactsRow {
  readonly id: number
  readonly source_key: string | null
  readonly title: string
  readonly abstract: string | null
  readonly authors: string
  readonly author_count: number | null
  readonly organization: string | null
  readonly published_at: string | null
  readonly published_inferred: number
  readonly updated_at: string | null
  readonly arxiv_id: string | null
  readonly arxiv_version: number | null
  readonly doi: string | null
  readonly openreview_id: string | null
  readonly url: string | null
  readonly pdf_url: string | null
  readonly code_url: string | null
  readonly project_url: string | null
  readonly venue: string | null
  readonly year: number | null
  readonly volume: string | null
  readonly pages: string | null
  readonly keywords: string
  readonly categories: string
  readonly content: string | null
  readonly summary: string | null
  readonly enclosures: string
  readonly comments: number | null
  readonly upvotes: number | null
  readonly github_stars: number | null
  readonly trust: number
  readonly observed_at: string
  readonly added_at: number
}

export const FACTS_SQL =
  'SELECT p.*, o.name AS organization FROM papers p LEFT JOIN organizations o ON o.id = p.organization_id'

/** For byPaper. */
export const FACTS_OF_SEVERAL_SQL = `SELECT p.id AS paper, p.*, o.name AS organization
  FROM json_each(?) j CROSS JOIN papers p ON p.id = j.value LEFT JOIN organizations o ON o.id = p.organization_id`

export function seenFactsOf(row: FactsRow): SeenFacts {
  return { facts: factsOf(row), trust: row.trust as Trust, observedAt: row.observed_at }
}

// The JSON columns are written by this file's twin below only.
export function factsOf(row: FactsRow): PaperFacts {
  return {
    key: row.source_key,
    title: row.title,
    abstract: row.abstract,
    authors: JSON.parse(row.authors) as Author[],
    authorCount: row.author_count,
    organization: row.organization,
    publishedAt: row.published_at,
    publishedInferred: row.published_inferred === 1,
    updatedAt: row.updated_at,
    arxivId: row.arxiv_id,
    arxivVersion: row.arxiv_version,
    doi: row.doi,
    openReviewId: row.openreview_id,
    url: row.url,
    pdfUrl: row.pdf_url,
    codeUrl: row.code_url,
    projectUrl: row.project_url,
    venue: row.venue,
    year: row.year,
    volume: row.volume,
    pages: row.pages,
    keywords: JSON.parse(row.keywords) as string[],
    categories: JSON.parse(row.categories) as string[],
    content: row.content,
    summary: row.summary,
    comments: row.comments,
    upvotes: row.upvotes,
    githubStars: row.github_stars,
    enclosures: JSON.parse(row.enclosures) as Enclosure[],
  }
}

export const FACTS_COLUMNS = [
  'source_key',
  'title',
  'title_key',
  'abstract',
  'authors',
  'author_count',
  'organization_id',
  'published_at',
  'published_inferred',
  'updated_at',
  'arxiv_id',
  'arxiv_version',
  'doi',
  'openreview_id',
  'url',
  'pdf_url',
  'code_url',
  'project_url',
  'venue',
  'year',
  'volume',
  'pages',
  'keywords',
  'categories',
  'content',
  'summary',
  'enclosures',
  'comments',
  'upvotes',
  'github_stars',
  'trust',
  'observed_at',
] as const

/** The values of FACTS_COLUMNS, in that order. */
export function factsColumns(
  { facts, trust, observedAt }: SeenFacts,
  titleKey: string,
  organizationId: number | null,
): (string | number | null)[] {
  return [
    facts.key,
    facts.title,
    titleKey,
    facts.abstract,
    JSON.stringify(facts.authors),
    facts.authorCount,
    organizationId,
    facts.publishedAt,
    facts.publishedInferred ? 1 : 0,
    facts.updatedAt,
    facts.arxivId,
    facts.arxivVersion,
    facts.doi,
    facts.openReviewId,
    facts.url,
    facts.pdfUrl,
    facts.codeUrl,
    facts.projectUrl,
    facts.venue,
    facts.year,
    facts.volume,
    facts.pages,
    JSON.stringify(facts.keywords),
    JSON.stringify(facts.categories),
    facts.content,
    facts.summary,
    JSON.stringify(facts.enclosures),
    facts.comments,
    facts.upvotes,
    facts.githubStars,
    trust,
    observedAt,
  ]
}
