import type { Answer } from './faults.ts'
import type { FakeUpstream } from './fake-upstream.ts'

/** The part of Hugging Face that Offprint asks: days, weeks, months, trending and search, a page at a time. */

export interface HubPaper {
  readonly id: string
  readonly title: string
  readonly day: string
  upvotes: number
  comments: number
  stars?: number
  summary?: string
  keywords?: readonly string[]
  organization?: string
  githubRepo?: string
}

export const HUB = 'huggingface.co'

/** Serves the papers as they are at the moment of asking; `pageSize` is the most a page holds. */
export function serveHub(upstream: FakeUpstream, papers: readonly HubPaper[], now: () => number, pageSize = 100): void {
  const json = (value: unknown, headers: Record<string, string> = {}): Answer => ({
    body: JSON.stringify(value),
    type: 'application/json; charset=utf-8',
    headers,
  })
  const page = (all: readonly HubPaper[], url: URL): Answer => {
    const size = Math.min(pageSize, Number(url.searchParams.get('limit') ?? 50))
    const number = Number(url.searchParams.get('p') ?? 0)
    const next = new URL(url)
    next.searchParams.set('p', String(number + 1))
    const isLast = (number + 1) * size >= all.length
    const link: Record<string, string> = isLast ? {} : { link: `<${next.pathname}${next.search}>; rel="next"` }
    return json(all.slice(number * size, (number + 1) * size).map(entryOf), link)
  }
  upstream.serve(HUB, '/api/daily_papers', url => {
    const today = new Date(now()).toISOString().slice(0, 10)
    const [date, week, month] = ['date', 'week', 'month'].map(name => url.searchParams.get(name))
    if (url.searchParams.get('sort') === 'trending')
      return page(
        [...papers].sort((a, b) => (b.stars ?? 0) - (a.stars ?? 0)),
        url,
      )
    if (date != null && date > today) return { ...json({ error: 'date is in the future' }), status: 400 }
    const chosen = papers.filter(({ day }) =>
      date != null
        ? day === date
        : week != null
          ? weekName(day) === week
          : month != null
            ? day.startsWith(month)
            : true,
    )
    return page(
      [...chosen].sort((a, b) => b.upvotes - a.upvotes),
      url,
    )
  })
  upstream.serve(HUB, '/api/papers/search', url => {
    const words = (url.searchParams.get('q') ?? '').toLowerCase()
    return page(
      papers.filter(({ title }) => title.toLowerCase().includes(words)),
      url,
    )
  })
}

function entryOf(paper: HubPaper) {
  return {
    paper: {
      id: paper.id,
      authors: [
        { name: 'Ada Lovelace', hidden: false },
        { name: 'Bo Chen', hidden: false },
      ],
      publishedAt: `${paper.day}T00:00:00.000Z`,
      submittedOnDailyAt: `${paper.day}T02:00:00.000Z`,
      title: paper.title,
      summary: `We look into it: ${paper.title}.`,
      upvotes: paper.upvotes,
      ...(paper.stars === undefined ? {} : { githubStars: paper.stars }),
      ...(paper.githubRepo === undefined ? {} : { githubRepo: paper.githubRepo }),
      ...(paper.summary === undefined ? {} : { ai_summary: paper.summary, ai_keywords: paper.keywords ?? [] }),
    },
    publishedAt: `${paper.day}T02:00:00.000Z`,
    title: paper.title,
    numComments: paper.comments,
    ...(paper.organization === undefined ? {} : { organization: { name: 'x', fullname: paper.organization } }),
  }
}

/** By counting Mondays from the fourth of January on, which is always in week 1. */
function weekName(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  const mondayBefore = (time: number): number => time - ((new Date(time).getUTCDay() + 6) % 7) * 86_400_000
  for (const year of [Number(day.slice(0, 4)) + 1, Number(day.slice(0, 4)), Number(day.slice(0, 4)) - 1]) {
    const first = mondayBefore(Date.UTC(year, 0, 4))
    if (at >= first) return `${year}-W${String(1 + Math.floor((at - first) / 604_800_000)).padStart(2, '0')}`
  }
  throw new Error(`no week for ${day}`)
}
