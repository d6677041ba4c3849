/** A canvas that shows a bitmap as it is: the bitmap goes into it and is not copied. It has no pen. */
export function showBitmap(bitmap: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
  return canvas
}

/** A canvas with a bitmap on it to draw on; the bitmap is closed. */
export function paintBitmap(bitmap: ImageBitmap): { canvas: HTMLCanvasElement; pen: CanvasRenderingContext2D | null } {
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  pen?.drawImage(bitmap, 0, 0)
  bitmap.close()
  return { canvas, pen }
}

/** The pixels of a bitmap, which stays; null where there is no memory for them. */
export function readBitmap(bitmap: ImageBitmap): ImageData | null {
  const { width, height } = bitmap
  const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  pen?.drawImage(bitmap, 0, 0)
  return pen?.getImageData(0, 0, width, height) ?? null
}
