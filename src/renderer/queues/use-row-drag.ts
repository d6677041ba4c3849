import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { useEffect, useRef } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import { dragDataOf } from '../stores/drag-data.ts'
import { meantBy } from '../stores/selection.ts'
import { makeEdgeScroll } from './edge-scroll.ts'
import styles from './paper-list.module.css'
import { useStores } from '../stores/use-stores.tsx'
import { sayCount } from '../ui/say.ts'
import { say } from './messages.ts'

export const PAPERS = 'offprint/papers'

/**
 * Rows as things to drag, and inside a queue as places to drop. One listener for the whole list: rows come and go
 * while one scrolls.
 */
export function useRowDrag() {
  const stores = useStores()
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = root.current
    if (!element) return undefined
    let over: { id: PaperId; edge: 'before' | 'after' } | null = null
    const rowAt = (target: EventTarget | null): HTMLElement | null =>
      target instanceof Element ? target.closest<HTMLElement>('[data-paper]') : null
    const idOf = (row: HTMLElement | null): PaperId | null =>
      row?.dataset['paper'] ? (Number(row.dataset['paper']) as PaperId) : null
    let pressed: PaperId | null = null
    const onDown = (event: Event): void => {
      pressed = idOf(rowAt(event.target))
    }
    element.addEventListener('pointerdown', onDown, true)
    const dragged = (): readonly PaperId[] => {
      const { ids, selection } = stores.views.getState()
      const meant = meantBy(ids, selection)
      return pressed !== null && !meant.includes(pressed) ? [pressed] : meant
    }
    let pointer = { clientX: 0, clientY: 0 }
    /** Finds the place under the pointer. Below the last row it is the end of the queue. */
    const look = (): void => {
      const under = rowAt(document.elementFromPoint(pointer.clientX, pointer.clientY))
      const row = under ?? [...element.querySelectorAll<HTMLElement>('[data-paper]')].sort(byPlace).at(-1) ?? null
      const id = idOf(row)
      if (!row || id === null) return
      const { top, height } = row.getBoundingClientRect()
      over = { id, edge: pointer.clientY < top + height / 2 ? 'before' : 'after' }
      mark(element, row, over.edge)
    }
    const edges = makeEdgeScroll(() => element.querySelector<HTMLElement>('[data-papers]'), look)
    const end = (): void => {
      edges.stop()
      mark(element, null, 'after')
    }
    return combine(
      () => element.removeEventListener('pointerdown', onDown, true),
      edges.stop,
      draggable({
        element,
        canDrag: () => pressed !== null,
        onGenerateDragPreview({ nativeSetDragImage, source }) {
          setCustomNativeDragPreview({
            nativeSetDragImage,
            render: ({ container }) => container.append(chip(papersOf(source.data).length)),
          })
        },
        getInitialData: () => ({ type: PAPERS, papers: dragged() }),
        getInitialDataForExternal: () => dragDataOf(stores, dragged()),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data['type'] === PAPERS && stores.views.getState().view.kind === 'queue',
        onDrag({ location }) {
          pointer = location.current.input
          edges.at(pointer.clientY)
          look()
        },
        onDragLeave: end,
        onDrop({ source, location }) {
          // Moves are told a frame at a time: the last of them, and rows that came since, are looked at now.
          pointer = location.current.input
          look()
          end()
          const papers = papersOf(source.data)
          if (over) void stores.reorder.beside(papers, over.id, over.edge)
          over = null
        },
      }),
      monitorForElements({ onDrop: end }),
    )
  }, [stores])
  return root
}

/** What is being dragged; only this file's draggable makes such data. */
export function papersOf(data: Record<string | symbol, unknown>): readonly PaperId[] {
  return data['type'] === PAPERS && Array.isArray(data['papers']) ? (data['papers'] as PaperId[]) : []
}

/** Rows stand in the page in whatever order they came. */
function byPlace(a: HTMLElement, b: HTMLElement): number {
  return Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex'))
}

/** What hangs at the pointer. */
function chip(count: number): HTMLElement {
  const element = document.createElement('div')
  element.className = styles['chip'] ?? ''
  element.textContent = sayCount(count, say('paper'), say('papers'))
  return element
}

function mark(list: HTMLElement, row: HTMLElement | null, edge: 'before' | 'after'): void {
  for (const marked of list.querySelectorAll<HTMLElement>('[data-drop]')) delete marked.dataset['drop']
  if (row) row.dataset['drop'] = edge
}
