import { useReader, useReaderSlice } from '../reader-context.ts'
import { pageLabel } from '../bar/page-label.ts'
import styles from './outline-panel.module.css'

/** Where a file has no contents: its pages by number. */
export function PageList() {
  const { viewport } = useReader()
  const pageCount = useReaderSlice(
    r => r.session.store,
    state => state.pageCount,
  )
  const labels = useReaderSlice(
    r => r.session.store,
    state => state.labels,
  )
  const page = useReaderSlice(
    r => r.viewport.store,
    state => state.page,
  )
  return (
    <ol className={styles.list}>
      {Array.from({ length: pageCount }, (_, index) => (
        // Pages never change their order.
        <li key={index}>
          <button
            type="button"
            className={styles.entry}
            aria-current={index === page ? 'location' : undefined}
            onClick={() => viewport.goTo({ page: index, offset: 0, offsetX: 0 })}
          >
            <span>Page {pageLabel(index, labels)}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
