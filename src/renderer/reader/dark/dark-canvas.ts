import type { PageInk, PixelRect } from './recolour.ts'
import type { RecolourReply, RecolourRequest } from './recolour-worker.ts'

export interface DarkRoom {
  /** Turns the printed page on a canvas into a dark one, away from the thread that scrolls. */
  darken(canvas: HTMLCanvasElement, ink: PageInk, pictures: readonly PixelRect[]): Promise<void>
  close(): void
}

/** The worker starts with the first dark page. */
export function createDarkRoom(): DarkRoom {
  let worker: Worker | null = null
  let nextId = 1
  const waiting = new Map<number, { resolve: (buffer: ArrayBuffer) => void; reject: (error: Error) => void }>()

  function start(): Worker {
    const started = new Worker(new URL('./recolour-worker.ts', import.meta.url), { type: 'module' })
    started.onmessage = ({ data }: MessageEvent<RecolourReply>) => {
      waiting.get(data.id)?.resolve(data.buffer)
      waiting.delete(data.id)
    }
    started.onerror = event => fail(new Error(`The page could not be darkened: ${event.message}`))
    return started
  }

  function fail(error: Error): void {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  return {
    async darken(canvas, ink, pictures) {
      const context = canvas.getContext('2d')
      const { width, height } = canvas
      if (!context || width === 0 || height === 0) return
      worker ??= start()
      const { buffer } = context.getImageData(0, 0, width, height).data
      const id = nextId++
      const request: RecolourRequest = { id, buffer, width, height, ink, pictures }
      const { promise, resolve, reject } = Promise.withResolvers<ArrayBuffer>()
      waiting.set(id, { resolve, reject })
      worker.postMessage(request, [buffer])
      const changed = await promise
      context.putImageData(new ImageData(new Uint8ClampedArray(changed), width, height), 0, 0)
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
