import type { Session } from '../session.ts'
import type { Viewport } from './viewport.ts'

/** Null once pages lie where they belong; to false where they do not come: the file is damaged, or asks for its password. */
export function whenPlaced(session: Session, viewport: Viewport): Promise<boolean> | null {
  if (viewport.store.getState().isPlaced) return null
  return new Promise(resolve => {
    const look = (): void => {
      const { phase } = session.store.getState()
      const isOver = phase === 'failed' || phase === 'locked'
      const { isPlaced } = viewport.store.getState()
      if (!isOver && !isPlaced) return
      for (const stop of stops) stop()
      resolve(isPlaced)
    }
    const stops = [session.store.subscribe(look), viewport.store.subscribe(look)]
    look()
  })
}
