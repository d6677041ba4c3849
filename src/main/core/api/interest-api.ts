import type { CatchUp, Reason, ReasonKind } from '../../../preload/contract/interest.ts'
import type { PaperId } from '../../../preload/contract/paper.ts'
import { setStatus, setTag } from '../reading/reading.ts'
import type { ApiOf, LibraryContext } from './context.ts'
import { requirePapers } from './named-papers.ts'
import { viewIds } from './view-ids.ts'

const DAY = 86_400_000
const MISSED = 'missed'

/** "For you": what the reader cares for, why, and what they say against it. */
export function makeInterestApi(context: LibraryContext): ApiOf<'interest'> {
  const { session, steps, finding, ports } = context
  const { read } = session
  const stances = (): ReturnType<ApiOf<'interest'>['interest.stances']> =>
    read.all('SELECT feature, label, stance FROM stances ORDER BY at DESC, feature')
  /** The undecided papers, the best first; as they came while too little is known. */
  const undecided = async (): Promise<readonly PaperId[]> =>
    byInterest(context, await viewIds(context, { kind: 'status', status: 'inbox' }), true)
  return {
    'interest.explain': async ({ paper }) => {
      requirePapers(read, [paper])
      const answer = await finding.ask({ type: 'interest', papers: [paper], explain: paper, patient: false })
      const said = new Map((await stances()).map(({ feature, stance }) => [feature, stance]))
      return {
        paper,
        isReady: answer.isReady,
        decisions: answer.decisions,
        score: answer.scores[0] ?? 0,
        reasons: answer.parts.map(
          (part): Reason => ({ ...part, kind: kindOf(part.feature), stance: said.get(part.feature) ?? null }),
        ),
      }
    },
    'interest.argue': ({ feature, label, stance }) => {
      const short = label.length > 60 ? `${label.slice(0, 59).trimEnd()}…` : label
      const words = { less: 'Less of', never: 'Never because of' }
      const name = stance === null ? `Took back what was said of “${short}”` : `${words[stance]} “${short}”`
      return steps.take(name, (rows, _write, at) => {
        if (stance === null) rows.remove('stances', [feature])
        else rows.put('stances', { feature, label, stance, at })
      })
    },
    'interest.stances': stances,
    'interest.catchUp': async ({ most }): Promise<CatchUp> => {
      const ids = await undecided()
      const { isReady } = await finding.ask({ type: 'interest', papers: [], explain: null, patient: false })
      const last = read.column<number | null>('SELECT max(at) FROM journal')[0] ?? null
      return {
        awaySince: last === null ? null : new Date(last).toISOString(),
        days: last === null ? 0 : Math.floor((ports.now() - last) / DAY),
        isReady,
        undecided: ids.length,
        kept: ids.slice(0, most),
        missed: Math.max(0, ids.length - most),
      }
    },
    'interest.fileMissed': async ({ most }) => {
      const missed = (await undecided()).slice(most)
      if (missed.length === 0) return null
      const label = `Filed ${missed.length === 1 ? 'a paper' : `${missed.length.toLocaleString('en')} papers`} as missed`
      return steps.take(label, (rows, write, at) => {
        setTag(rows, missed, MISSED, true)
        setStatus(rows, write, missed, 'dismissed', at)
      })
    },
  }
}

function kindOf(feature: string): ReasonKind {
  // Written by core/discovery/interest: a kind, a colon, a name.
  return feature.slice(0, feature.indexOf(':')) as ReasonKind
}

/** A list in the order of what the reader cares for; as it is while too little was decided to tell. */
export async function byInterest(
  { finding }: Pick<LibraryContext, 'finding'>,
  ids: readonly PaperId[],
  descending: boolean,
): Promise<readonly PaperId[]> {
  if (ids.length === 0) return ids
  const { isReady, scores } = await finding.ask({ type: 'interest', papers: ids, explain: null, patient: false })
  if (!isReady) return ids
  const way = descending ? -1 : 1
  return [...ids.keys()]
    .sort((a, b) => way * ((scores[a] ?? 0) - (scores[b] ?? 0)) || a - b)
    .flatMap(at => ids[at] ?? [])
}
