import { readFileSync, renameSync, writeFileSync } from 'node:fs'

export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowState extends Place {
  readonly state: 'normal' | 'maximized' | 'full-screen'
}

export const SMALLEST = { width: 480, height: 400 }
const USUAL = { width: 1360, height: 900 }
// So much of the window must lie on a screen that its title bar can be grasped.
const GRASP = 64

/** Where a window opens: where it stood, unless that screen is gone or has shrunk; in the middle otherwise. */
export function placeOnScreens(kept: Place | null, screens: readonly Place[], primary: Place): Place {
  const screen =
    kept &&
    screens.find(
      area =>
        overlap(kept.x, kept.x + kept.width, area.x, area.x + area.width) >= GRASP &&
        kept.y >= area.y &&
        kept.y + GRASP <= area.y + area.height,
    )
  const area = screen ?? primary
  const width = Math.min(Math.max(kept?.width ?? USUAL.width, SMALLEST.width), area.width)
  const height = Math.min(Math.max(kept?.height ?? USUAL.height, SMALLEST.height), area.height)
  if (kept && screen) return { x: kept.x, y: kept.y, width, height }
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
    width,
    height,
  }
}

function overlap(start: number, end: number, from: number, to: number): number {
  return Math.min(end, to) - Math.max(start, from)
}

/** Null where there is none, or what is there is no place: a window then opens as if for the first time. */
export function readWindowState(path: string): WindowState | null {
  try {
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isWindowState(kept) ? kept : null
  } catch {
    return null
  }
}

export function writeWindowState(path: string, state: WindowState): void {
  try {
    writeFileSync(`${path}.new`, JSON.stringify(state))
    renameSync(`${path}.new`, path)
  } catch {
    // The place of a window is not worth a message.
  }
}

function isWindowState(value: unknown): value is WindowState {
  if (typeof value !== 'object' || value === null) return false
  const isPlace = ['x', 'y', 'width', 'height'].every(key => Number.isInteger(Reflect.get(value, key)))
  return isPlace && ['normal', 'maximized', 'full-screen'].includes(String(Reflect.get(value, 'state')))
}
