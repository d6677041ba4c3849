import { useEffect } from 'react'
import type { Viewport } from '../view/viewport.ts'

const BACK = 3
const FORWARD = 4

/** The buttons at the side of a mouse go back and forward inside the paper, not out of the window. */
export function useSideButtons(viewport: Viewport): void {
  useEffect(() => {
    const onButton = (event: MouseEvent): void => {
      if (event.button !== BACK && event.button !== FORWARD) return
      // The browser would leave the page at the release.
      event.preventDefault()
      if (event.type !== 'mouseup') return
      if (event.button === BACK) viewport.back()
      else viewport.forward()
    }
    window.addEventListener('mousedown', onButton)
    window.addEventListener('mouseup', onButton)
    return () => {
      window.removeEventListener('mousedown', onButton)
      window.removeEventListener('mouseup', onButton)
    }
  }, [viewport])
}
