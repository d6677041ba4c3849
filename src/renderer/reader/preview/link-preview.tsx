import { useLayoutEffect, useRef } from 'react'
import type { Paper } from '../../../preload/contract/paper.ts'
import { openPaper } from '../../stores/reading-desk.ts'
import { useStores } from '../../stores/use-stores.tsx'
import { Button } from '../../ui/button.tsx'
import { pageLabel } from '../bar/page-label.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import styles from './link-preview.module.css'
import { say } from '../messages.ts'
import { locale } from '../../language/language.ts'

const GAP = 6

/** What the link under the pointer leads to, over the page; of a paper that is in the library, how it stands there. */
export function LinkPreview() {
  const stores = useStores()
  const { previews, viewport } = useReader()
  const preview = useReaderSlice(
    r => r.previews.store,
    state => state.preview,
  )
  const labels = useReaderSlice(
    r => r.session.store,
    state => state.labels,
  )
  const card = useRef<HTMLDivElement>(null)
  const picture = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = card.current
    const pane = viewport.element()?.getBoundingClientRect()
    if (!preview || !element || !pane) return
    const { picture: drawn, sharpness } = preview
    drawn.style.width = `${drawn.width / sharpness}px`
    drawn.style.height = `${drawn.height / sharpness}px`
    picture.current?.replaceChildren(drawn)
    const { anchor } = preview
    const { offsetWidth: width, offsetHeight: height } = element
    const below = anchor.top + anchor.height + GAP
    const isBelow = below + height <= pane.bottom - GAP || anchor.top - pane.top < pane.bottom - below
    const top = isBelow
      ? Math.min(below, pane.bottom - height - GAP)
      : Math.max(pane.top + GAP, anchor.top - height - GAP)
    const left = Math.min(
      pane.right - width - GAP * 3,
      Math.max(pane.left + GAP, anchor.left + anchor.width / 2 - width / 2),
    )
    element.style.left = `${Math.round(left - pane.left)}px`
    element.style.top = `${Math.round(top - pane.top)}px`
  }, [preview, viewport])

  if (!preview) return null
  const { paper, target, page } = preview
  return (
    <div
      ref={card}
      role="group"
      aria-label={say('Preview of the link')}
      className={styles.card}
      data-keeps-selection=""
      onPointerEnter={previews.stay}
      onPointerLeave={previews.leave}
    >
      <div ref={picture} className={styles.picture} role="img" aria-label={target.text} />
      {paper ? (
        <div className={styles.paper}>
          <p className={styles.title}>{paper.title}</p>
          <p className={styles.state}>{say('In your library · {state}', { state: stateOf(paper) })}</p>
          {remarkOf(paper) ? <p className={styles.remark}>“{remarkOf(paper)}”</p> : null}
          <Button
            onClick={() => {
              previews.hide()
              void openPaper(stores, paper.id)
            }}
          >
            {paper.files.length > 0 ? say('Open') : say('Get its PDF…')}
          </Button>
        </div>
      ) : (
        <p className={styles.where}>{say('page {pageLabel}', { pageLabel: pageLabel(page, labels) })}</p>
      )}
    </div>
  )
}

function remarkOf({ takeaway, remark, note }: Paper): string | null {
  return takeaway ?? remark ?? note?.split('\n').find(line => line.trim() !== '') ?? null
}

function stateOf({ status, progress, statusAt }: Paper): string {
  switch (status) {
    case 'inbox':
      return say('undecided')
    case 'queued':
      return say('queued')
    case 'reading':
      return progress > 0.01 ? say('reading, {number} %', { number: Math.round(progress * 100) }) : say('reading')
    case 'read':
      return statusAt
        ? say('read in {value}', {
            value: new Date(statusAt).toLocaleDateString(locale, { month: 'long', year: 'numeric' }),
          })
        : say('read')
    case 'dismissed':
      return say('decided against')
  }
}
