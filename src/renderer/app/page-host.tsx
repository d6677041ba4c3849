import { lazy, Suspense } from 'react'
import type { Page } from '../stores/shell-store.ts'
import styles from './app.module.css'

const DesignPage = lazy(() => import('../design/design-page.tsx').then(({ DesignPage }) => ({ default: DesignPage })))

const MapPage = lazy(() => import('../map/map-page.tsx').then(({ MapPage }) => ({ default: MapPage })))

/** What stands where the list of papers does; each page comes with its own code. */
export function PageHost({ page }: { readonly page: Page }) {
  return <Suspense fallback={<p className={styles['wait']}>Opening…</p>}>{pageOf(page)}</Suspense>
}

function pageOf(page: Page) {
  switch (page.kind) {
    case 'design':
      return <DesignPage />
    case 'map':
      return <MapPage />
  }
}
