import { type RefObject, useEffect } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import { useStores } from '../stores/use-stores.tsx'
import { actsOf, type RowAct } from './row-acts.ts'

// Less is a finger that rests or scrolls.
const BEGUN_PX = 12
/** A stroke of so many pixels decides; a shorter one springs back. */
const FAR_PX = 88

interface Stroke {
  readonly pointer: number
  readonly x: number
  readonly y: number
  readonly row: HTMLElement
  readonly id: PaperId
  isBegun: boolean
  act: RowAct | null
}

/** Strokes of a finger over rows: to the right towards reading, to the left out of the way. One listener for the whole list. */
export function useRowSwipe(list: RefObject<HTMLElement | null>): void {
  const stores = useStores()
  useEffect(() => {
    const element = list.current
    if (!element) return undefined
    let stroke: Stroke | null = null

    const end = (): void => {
      if (!stroke) return
      const { row } = stroke
      delete row.dataset['swipe']
      delete row.dataset['swipeWords']
      delete row.dataset['far']
      row.style.removeProperty('--swipe')
      stroke = null
    }
    const onDown = (event: PointerEvent): void => {
      end()
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-paper]') : null
      if (event.pointerType !== 'touch' || !event.isPrimary || !row) return
      const id = Number(row.dataset['paper']) as PaperId
      stroke = { pointer: event.pointerId, x: event.clientX, y: event.clientY, row, id, isBegun: false, act: null }
    }
    const onMove = (event: PointerEvent): void => {
      if (!stroke || event.pointerId !== stroke.pointer) return
      const [x, y] = [event.clientX - stroke.x, event.clientY - stroke.y]
      if (!stroke.isBegun) {
        if (Math.abs(y) > BEGUN_PX && Math.abs(y) > Math.abs(x)) return end()
        if (Math.abs(x) < BEGUN_PX) return
        stroke.isBegun = true
        element.setPointerCapture(event.pointerId)
      }
      const known = stores.rows.get(stroke.id)
      const acts = known && actsOf(known, stores.views.getState().view)
      const act = (x > 0 ? acts?.forward : acts?.away) ?? null
      const isFar = act !== null && Math.abs(x) >= FAR_PX
      const { row } = stroke
      stroke.act = isFar ? act : null
      row.dataset['swipe'] = x > 0 ? 'forward' : 'away'
      row.dataset['swipeWords'] = act?.name ?? ''
      if (isFar) row.dataset['far'] = ''
      else delete row.dataset['far']
      // Where nothing is to be had it gives way a little, and no more.
      row.style.setProperty('--swipe', `${act ? x : Math.max(-24, Math.min(24, x / 4))}px`)
    }
    const onUp = (event: PointerEvent): void => {
      if (!stroke || event.pointerId !== stroke.pointer) return
      const { act, id } = stroke
      end()
      act?.run(stores, id)
    }
    element.addEventListener('pointerdown', onDown)
    element.addEventListener('pointermove', onMove)
    element.addEventListener('pointerup', onUp)
    element.addEventListener('pointercancel', end)
    return () => {
      end()
      element.removeEventListener('pointerdown', onDown)
      element.removeEventListener('pointermove', onMove)
      element.removeEventListener('pointerup', onUp)
      element.removeEventListener('pointercancel', end)
    }
  }, [list, stores])
}
