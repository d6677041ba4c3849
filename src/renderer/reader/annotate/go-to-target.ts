import type { Stores } from '../../stores/stores.ts'
import type { Reader } from '../create-reader.ts'

/** Goes where a link leads, once there are pages to go to and it is known what is marked on them. The answer stops waiting. */
export function goToTarget({ tabs }: Stores, reader: Reader): () => void {
  const { paper, library, viewport, tools } = reader

  function look(): void {
    const { target } = tabs.getState()
    const { annotations, place } = library.getState()
    if (target?.paper !== paper || !viewport.store.getState().isPlaced || place === undefined) return
    if (target.annotation === null) {
      tabs.setState({ target: null })
      if (target.page !== null) viewport.goTo({ page: target.page, offset: 0, offsetX: 0 })
      return
    }
    // Not read yet: the list says when it is.
    if (!annotations.some(({ id }) => id === target.annotation)) return
    tabs.setState({ target: null })
    reader.showAnnotation(target.annotation)
    tools.open(target.annotation)
  }

  const stops = [tabs.subscribe(look), library.subscribe(look), viewport.store.subscribe(look)]
  look()
  return () => {
    for (const stop of stops) stop()
  }
}
