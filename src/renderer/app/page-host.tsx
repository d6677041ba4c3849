import { lazy, Suspense } from 'react'
import type { Page } from '../stores/shell-store.ts'
import styles from './app.module.css'
import { say } from './messages.ts'

const DesignPage = lazy(() => import('../design/design-page.tsx').then(({ DesignPage }) => ({ default: DesignPage })))
const PlanPage = lazy(() => import('../plan/plan-page.tsx').then(({ PlanPage }) => ({ default: PlanPage })))
const JournalPage = lazy(() =>
  import('../journal/journal-page.tsx').then(({ JournalPage }) => ({ default: JournalPage })),
)
const StatisticsPage = lazy(() =>
  import('../statistics/statistics-page.tsx').then(({ StatisticsPage }) => ({ default: StatisticsPage })),
)
const CatchUpPage = lazy(() =>
  import('../catch-up/catch-up-page.tsx').then(({ CatchUpPage }) => ({ default: CatchUpPage })),
)
const ComparePage = lazy(() =>
  import('../compare/compare-page.tsx').then(({ ComparePage }) => ({ default: ComparePage })),
)
const ChangesPage = lazy(() =>
  import('../changes/changes-page.tsx').then(({ ChangesPage }) => ({ default: ChangesPage })),
)

const ArchivePage = lazy(() =>
  import('../archive/archive-page.tsx').then(({ ArchivePage }) => ({ default: ArchivePage })),
)
const DigestPage = lazy(() => import('../digest/digest-page.tsx').then(({ DigestPage }) => ({ default: DigestPage })))
const FeedsPage = lazy(() => import('../feeds/feeds-page.tsx').then(({ FeedsPage }) => ({ default: FeedsPage })))

const RulesPage = lazy(() => import('../rules/rules-page.tsx').then(({ RulesPage }) => ({ default: RulesPage })))
const AnnotationsPage = lazy(() =>
  import('../annotations/annotations-page.tsx').then(({ AnnotationsPage }) => ({ default: AnnotationsPage })),
)

const HelpPage = lazy(() => import('../help/help-page.tsx').then(({ HelpPage }) => ({ default: HelpPage })))

const MapPage = lazy(() => import('../map/map-page.tsx').then(({ MapPage }) => ({ default: MapPage })))

/** What stands where the list of papers does; each page comes with its own code. */
export function PageHost({ page }: { readonly page: Page }) {
  return <Suspense fallback={<p className={styles['wait']}>{say('Opening…')}</p>}>{pageOf(page)}</Suspense>
}

function pageOf(page: Page) {
  switch (page.kind) {
    case 'annotations':
      return <AnnotationsPage />
    case 'changes':
      return <ChangesPage paper={page.paper} from={page.from} to={page.to} />
    case 'design':
      return <DesignPage />
    case 'help':
      return <HelpPage />
    case 'digest':
      return <DigestPage />
    case 'map':
      return <MapPage />
    case 'archive':
      return <ArchivePage />
    case 'rules':
      return <RulesPage key={JSON.stringify(page.draft ?? null)} draft={page.draft ?? null} />
    case 'feeds':
      return <FeedsPage />
    case 'plan':
      return <PlanPage />
    case 'journal':
      return <JournalPage />
    case 'statistics':
      return <StatisticsPage />
    case 'catch-up':
      return <CatchUpPage />
    case 'compare':
      return <ComparePage papers={page.papers} />
  }
}
