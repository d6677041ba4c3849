import { useEffect } from 'react'
import { nameOfView } from '../queues/view-words.ts'
import type { Tab } from '../stores/tab-store.ts'
import { useSlice } from '../stores/use-stores.tsx'
import { PAGE_NAMES } from './page-names.ts'

/** What stands behind the open papers: the list one looks at, or the page before it. */
export function useFrontName(): string {
  const page = useSlice(
    s => s.shell,
    state => state.page,
  )
  const view = useSlice(
    s => s.views,
    state => state.view,
  )
  const queues = useSlice(
    s => s.queues,
    state => state.value,
  )
  const feeds = useSlice(
    s => s.feeds,
    state => state.value,
  )
  return page ? PAGE_NAMES[page.kind] : nameOfView(view, queues ?? [], feeds ?? [])
}

/** Names the window after what fills it: one of several is found by that. */
export function useWindowTitle(open: Tab | undefined): void {
  const name = useFrontName()
  const title = `${open?.title ?? name} · Offprint`
  useEffect(() => {
    document.title = title
  }, [title])
}
