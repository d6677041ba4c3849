import type { LibraryEvent, Topic } from '../../preload/contract/library-api.ts'
import type { PaperId } from '../../preload/contract/paper.ts'

/** What one command changed, gathered while it works and told after it is committed. */
export interface Changes {
  papers(ids: Iterable<PaperId>, options?: { views?: boolean }): void
  topic(topic: Exclude<Topic, 'papers'>, papers?: readonly PaperId[]): void
}

// Past this many an event says "any": a window asks anew rather than looking through the list.
const NAMED_PAPERS = 2_000

export interface GatheredChanges extends Changes {
  changedPapers(): readonly PaperId[]
  events(): readonly LibraryEvent[]
}

export function gatherChanges(): GatheredChanges {
  const ids = new Set<PaperId>()
  const topics = new Map<Topic, readonly PaperId[]>()
  let views = false
  return {
    papers(more, options) {
      for (const id of more) ids.add(id)
      if (options?.views !== false) views = true
    },
    topic(topic, papers = []) {
      topics.set(topic, [...(topics.get(topic) ?? []), ...papers])
    },
    changedPapers: () => [...ids],
    events() {
      const events: LibraryEvent[] = []
      if (ids.size > 0) events.push({ topic: 'papers', papers: ids.size > NAMED_PAPERS ? null : [...ids], views })
      for (const [topic, papers] of topics)
        events.push({ topic, papers, views: topic === 'queues' || topic === 'feeds' })
      return events
    },
  }
}
