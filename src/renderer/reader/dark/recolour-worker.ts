import { recolour, type PageInk, type PixelRect } from './recolour.ts'

export interface RecolourRequest {
  readonly id: number
  readonly buffer: ArrayBuffer
  readonly width: number
  readonly height: number
  readonly ink: PageInk
  readonly pictures: readonly PixelRect[]
}

export interface RecolourReply {
  readonly id: number
  readonly buffer: ArrayBuffer
}

/** The part of a worker's global object that is used; the library of the page's types knows another `self`. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<RecolourRequest>) => void) | null
  postMessage(reply: RecolourReply, transfer: Transferable[]): void
}

const scope = globalThis as unknown as WorkerScope

scope.onmessage = ({ data: { id, buffer, width, height, ink, pictures } }) => {
  recolour({ data: new Uint8ClampedArray(buffer), width, height }, ink, pictures)
  scope.postMessage({ id, buffer }, [buffer])
}
