import type { Rect } from '../../../preload/contract/annotation.ts'
import type { PageBox, ViewRect } from '../geometry/page-space.ts'
import type { FileMark } from './file-marks.ts'
import type { PageText } from '../text/page-text.ts'
import type { PagePoint } from '../view/page-layout.ts'
import type { LinkTarget } from './destination.ts'

/** An open PDF, whatever reads it. Every promise may reject with an OpenProblem or a plain Error. */
export interface PdfDocument {
  readonly pageCount: number
  page(index: number): Promise<PdfPage>
  outline(): Promise<readonly OutlineEntry[]>
  /** Where an internal link goes; null where it goes nowhere. */
  findPlace(destination: Destination): Promise<PagePoint | null>
  findTarget(destination: Destination): Promise<LinkTarget | null>
  /** The numbers printed on the pages, where the file gives them: "iv", "12". */
  labels(): Promise<readonly string[] | null>
  close(): Promise<void>
}

/** The name of a place, or its description in the file's own terms. */
export type Destination = string | readonly unknown[]

export interface OutlineEntry {
  readonly title: string
  readonly level: number
  readonly destination: Destination | null
}

export interface PdfPage {
  readonly index: number
  readonly box: PageBox
  draw(request: DrawRequest): DrawTask
  /** `hidden`: marks of the file whose words are left out, by what the engine calls them. */
  text(hidden?: readonly string[]): Promise<PageText>
  /** Lays transparent text over the page, one element a run; resolves to the elements, in the order of the runs. */
  layText(
    container: HTMLElement,
    box: PageBox,
    hidden?: readonly string[],
  ): { readonly spans: Promise<readonly HTMLElement[]>; cancel(): void }
  links(): Promise<readonly PageLink[]>
  /** The annotations that stand in the file. */
  marks(): Promise<readonly FileMark[]>
  /** Lets go of what was kept for drawing. */
  release(): void
}

export interface DrawRequest {
  /** Pixels of the drawing in a pixel of view space. */
  readonly scale: number
  /** How the page is shown. */
  readonly box: PageBox
  /** The part of it to draw, in its view space. */
  readonly region: ViewRect
  /** Marks of the file that are left out, by what the engine calls them. */
  readonly hidden?: readonly string[]
}

export interface DrawTask {
  /** Rejects with DrawCancelled after `cancel`. */
  readonly done: Promise<Drawing>
  cancel(): void
}

export interface Drawing {
  /** Of the size of the region, a pixel at least either way. Whoever gets it closes it, or hands it on. */
  readonly bitmap: ImageBitmap
  /** Where the page has pictures, in user space. */
  readonly pictures: readonly Rect[]
}

export class DrawCancelled extends Error {
  constructor() {
    super('The drawing was cancelled.')
    this.name = 'DrawCancelled'
  }
}

export type PageLink =
  | { readonly kind: 'outside'; readonly rect: Rect; readonly url: string }
  | { readonly kind: 'inside'; readonly rect: Rect; readonly destination: Destination }
