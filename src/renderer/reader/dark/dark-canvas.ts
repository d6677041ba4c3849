import type { PageInk, PixelRect } from './recolour.ts'
import type { RecolourReply, RecolourRequest } from './recolour-worker.ts'

export interface DarkRoom {
  /** Makes of a printed page a dark one, away from the thread that scrolls; the page itself is given away. */
  darken(page: ImageBitmap, ink: PageInk, pictures: readonly PixelRect[]): Promise<ImageBitmap>
  close(): void
}

/** The worker starts with the first dark page. */
export function createDarkRoom(): DarkRoom {
  let worker: Worker | null = null
  let nextId = 1
  const waiting = new Map<number, { resolve: (page: ImageBitmap) => void; reject: (error: Error) => void }>()

  function start(): Worker {
    const started = new Worker(new URL('./recolour-worker.ts', import.meta.url), { type: 'module' })
    started.onmessage = ({ data }: MessageEvent<RecolourReply>) => {
      const waits = waiting.get(data.id)
      waiting.delete(data.id)
      if (waits && data.page) waits.resolve(data.page)
      else waits?.reject(new Error('The page could not be darkened: there is no memory for it.'))
    }
    started.onerror = event => fail(new Error(`The page could not be darkened: ${event.message}`))
    return started
  }

  function fail(error: Error): void {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  return {
    darken(page, ink, pictures) {
      worker ??= start()
      const id = nextId++
      const request: RecolourRequest = { id, page, ink, pictures }
      const { promise, resolve, reject } = Promise.withResolvers<ImageBitmap>()
      waiting.set(id, { resolve, reject })
      worker.postMessage(request, [page])
      return promise
    },
    close() {
      worker?.terminate()
      fail(new Error('The reader was closed.'))
    },
  }
}

/** The colour an element shows for a custom property, whatever way it was written. */
export function readColor(element: Element, property: string): readonly [number, number, number] | null {
  const value = getComputedStyle(element).getPropertyValue(property).trim()
  const context = new OffscreenCanvas(1, 1).getContext('2d')
  if (!context || value === '' || !CSS.supports('color', value)) return null
  context.fillStyle = value
  context.fillRect(0, 0, 1, 1)
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data
  return [r, g, b]
}
