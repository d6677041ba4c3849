import { recolour, type PageInk, type PixelRect } from './recolour.ts'

export interface RecolourRequest {
  readonly id: number
  readonly page: ImageBitmap
  readonly ink: PageInk
  readonly pictures: readonly PixelRect[]
}

export interface RecolourReply {
  readonly id: number
  /** Null where there is no memory for it. */
  readonly page: ImageBitmap | null
}

/** The part of a worker's global object that is used; the library of the page's types knows another `self`. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<RecolourRequest>) => void) | null
  postMessage(reply: RecolourReply, transfer: Transferable[]): void
}

const scope = globalThis as unknown as WorkerScope

scope.onmessage = ({ data: { id, page, ink, pictures } }) => {
  const { width, height } = page
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  pen?.drawImage(page, 0, 0)
  page.close()
  if (!pen) return scope.postMessage({ id, page: null }, [])
  const image = pen.getImageData(0, 0, width, height)
  recolour(image, ink, pictures)
  pen.putImageData(image, 0, 0)
  const dark = canvas.transferToImageBitmap()
  scope.postMessage({ id, page: dark }, [dark])
}
