import { CSS_UNITS, type PageBox, pageSize, type ViewRect } from '../geometry/page-space.ts'

/** In parts of the sheet, so that a zoom lays nothing out anew. */
export function placeInPage(box: PageBox, { x, y, width, height }: ViewRect): Record<string, string> {
  const page = pageSize(box)
  return {
    left: `${(x / page.width) * 100}%`,
    top: `${(y / page.height) * 100}%`,
    width: `${(width / page.width) * 100}%`,
    height: `${(height / page.height) * 100}%`,
    '--point': `calc(${CSS_UNITS}px * var(--page-scale))`,
  }
}
