import type { PaperId } from '../../preload/contract/paper.ts'
import type { View } from '../../preload/contract/search.ts'
import type { Page } from './shell-store.ts'
import type { Stores } from './stores.ts'

/** Ways to what fills the middle of the window: a list of papers, or a page of another kind. */

export function openView({ tabs, shell, views }: Pick<Stores, 'tabs' | 'shell' | 'views'>, view: View): void {
  tabs.activate(null)
  shell.setState({ page: null, isSidebarOpen: false })
  views.open(view)
}

export function openPage({ tabs, shell }: Pick<Stores, 'tabs' | 'shell'>, page: Page): void {
  tabs.activate(null)
  shell.setState({ page, isSidebarOpen: false })
}

/** Shows a paper in the list of all of them. */
export function showPaper(stores: Pick<Stores, 'tabs' | 'shell' | 'views'>, paper: PaperId): void {
  openView(stores, { kind: 'all' })
  stores.views.follow(paper)
  stores.shell.setState({ isDetailsOpen: true })
}
