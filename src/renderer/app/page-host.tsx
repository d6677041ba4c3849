import { lazy, Suspense } from 'react'
import type { Page } from '../stores/shell-store.ts'
import styles from './app.module.css'

const DesignPage = lazy(() => import('../design/design-page.tsx').then(({ DesignPage }) => ({ default: DesignPage })))

const ArchivePage = lazy(() =>
  import('../archive/archive-page.tsx').then(({ ArchivePage }) => ({ default: ArchivePage })),
)
const FeedsPage = lazy(() => import('../feeds/feeds-page.tsx').then(({ FeedsPage }) => ({ default: FeedsPage })))

const RulesPage = lazy(() => import('../rules/rules-page.tsx').then(({ RulesPage }) => ({ default: RulesPage })))

/** What stands where the list of papers does; each page comes with its own code. */
export function PageHost({ page }: { readonly page: Page }) {
  return <Suspense fallback={<p className={styles['wait']}>Opening…</p>}>{pageOf(page)}</Suspense>
}

function pageOf(page: Page) {
  switch (page.kind) {
    case 'design':
      return <DesignPage />
    case 'archive':
      return <ArchivePage />
    case 'rules':
      return <RulesPage key={JSON.stringify(page.draft ?? null)} draft={page.draft ?? null} />
    case 'feeds':
      return <FeedsPage />
  }
}
