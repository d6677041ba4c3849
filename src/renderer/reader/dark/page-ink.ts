import type { Settings } from '../../../preload/contract/settings.ts'
import type { PageInk, Rgb } from './recolour.ts'

/** What decides the colours of a page. */
export type PageLook = Pick<Settings, 'pageTheme' | 'pageColors' | 'pageBrightness' | 'pageContrast'>

const PRINTED: PageInk = { page: [255, 255, 255], ink: [0, 0, 0] }
const SEPIA: PageInk = { page: [246, 238, 220], ink: [58, 44, 30] }

/** The colours of paper and ink; null where a page is shown as it is printed. `dark` is the interface's own dark page. */
export function pageInk(look: PageLook, dark: PageInk, isInterfaceDark: boolean): PageInk | null {
  const base = baseOf(look, dark, isInterfaceDark)
  const { pageBrightness, pageContrast } = look
  if (base === PRINTED && pageBrightness === 1 && pageContrast === 1) return null
  // The paper stays and the ink moves: less contrast brings it nearer, more takes it away.
  const ink = base.ink.map((value, i) => {
    const paper = base.page[i] ?? 0
    return paper + (value - paper) * pageContrast
  })
  return { page: lit(base.page, pageBrightness), ink: lit(ink, pageBrightness) }
}

function baseOf({ pageTheme, pageColors }: PageLook, dark: PageInk, isInterfaceDark: boolean): PageInk {
  switch (pageTheme) {
    case 'light':
      return PRINTED
    case 'auto':
      return isInterfaceDark ? dark : PRINTED
    case 'sepia':
      return SEPIA
    case 'dark':
      return dark
    case 'own':
      return { page: rgbOf(pageColors.page), ink: rgbOf(pageColors.ink) }
  }
}

function lit(color: readonly number[], brightness: number): Rgb {
  const channel = (i: number): number => Math.round(Math.min(255, Math.max(0, (color[i] ?? 0) * brightness)))
  return [channel(0), channel(1), channel(2)]
}

/** Of "#rrggbb". */
function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

export function cssOf([r, g, b]: Rgb): string {
  return `rgb(${r} ${g} ${b})`
}
