/** A canvas and what draws on it, as pdf.js passes them about; it empties them when it is done. */
interface Sheet {
  canvas: HTMLCanvasElement | null
  context: CanvasRenderingContext2D | null
}

/** What the second worker draws comes as a bitmap that pdf.js puts on a page's canvas: those asked for here are handed over. */
const catching = new WeakMap<HTMLCanvasElement, (bitmap: ImageBitmap) => void>()

/**
 * Has bitmaps for `canvas` caught as they are: to paint them there on the thread that scrolls, and to have them copied from
 * there at the next frame, takes a hundred milliseconds where no graphics card helps.
 */
export function catchBitmaps(canvas: HTMLCanvasElement, take: (bitmap: ImageBitmap) => void): void {
  catching.set(canvas, take)
}

/** The factory of pdf.js, but for `catchBitmaps`. Where the second worker fails, canvases are drawn on as ever. */
export class CanvasFactory {
  readonly #willReadFrequently: boolean

  constructor({ enableHWA = false }: { readonly enableHWA?: boolean } = {}) {
    this.#willReadFrequently = !enableHWA
  }

  create(width: number, height: number): Sheet {
    if (width <= 0 || height <= 0) throw new Error(`a canvas of ${width} by ${height} was asked for`)
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: this.#willReadFrequently }) }
  }

  reset({ canvas }: Sheet, width: number, height: number): void {
    if (!canvas || width <= 0 || height <= 0) throw new Error(`no canvas can have ${width} by ${height}`)
    canvas.width = width
    canvas.height = height
  }

  destroy(sheet: Sheet): void {
    if (sheet.canvas) sheet.canvas.width = sheet.canvas.height = 0
    sheet.canvas = sheet.context = null
  }

  /** What a page is painted with. */
  getNoAlphaContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: this.#willReadFrequently })
    const take = catching.get(canvas)
    if (!context || !take) return context
    const drawImage = context.drawImage.bind(context) as (...all: unknown[]) => void
    context.drawImage = (...all: unknown[]) => {
      const [image] = all
      const isWhole =
        all.length === 3 &&
        image instanceof ImageBitmap &&
        image.width === canvas.width &&
        image.height === canvas.height
      // pdf.js closes its own when this returns.
      if (isWhole) take(structuredClone(image, { transfer: [image] }))
      else drawImage(...all)
    }
    return context
  }
}
