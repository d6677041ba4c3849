import { useEffect } from 'react'

const GUARD = '[data-base-ui-focus-guard][aria-hidden]'

/**
 * Around what floats Base UI puts empty elements that take the focus and hand it on. It hides them from screen readers, and
 * nothing that can have the focus may be hidden: empty and without a name they say nothing anyway. Mounted while it floats.
 */
export function PlainGuards() {
  useEffect(() => {
    const show = (): void => {
      for (const guard of document.querySelectorAll(GUARD)) guard.removeAttribute('aria-hidden')
    }
    show()
    // They come with what floats and beside the button that opened it, in whatever order.
    const observer = new MutationObserver(show)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [])
  return null
}
