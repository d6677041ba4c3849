import { plainLetters } from './letters.ts'

/** A run of text as a page draws it, in PDF user space. */
export interface TextRun {
  readonly text: string
  /** Where its baseline starts. */
  readonly x: number
  readonly y: number
  /** The way it runs, in degrees counterclockwise: 0 for upright text, 90 for text that climbs. */
  readonly angle: number
  /** How far it runs. */
  readonly width: number
  readonly size: number
  /** A name that is the same for runs of one font. */
  readonly font: string
  readonly rtl: boolean
}

/** A run seen from its own side: `start` to `end` along its line, `base` across, larger further up. */
export interface TextPiece {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly base: number
  readonly size: number
  readonly font: string
  readonly rtl: boolean
}

/** The pieces that run one way. */
export interface TextFrame {
  readonly angle: number
  readonly pieces: readonly TextPiece[]
}

/** Sorts runs by the way they run, the way of most letters first: a stamp in the margin is not part of the lines it crosses. */
export function framesOf(runs: readonly TextRun[]): TextFrame[] {
  const frames = new Map<number, TextPiece[]>()
  const placed = runs.filter(({ x, y, width }) => Number.isFinite(x + y + width))
  const sizeOf = likelySizes(placed)
  for (const run of placed) {
    const size = sizeOf(run)
    const text = plainLetters(run.text)
    if (text.trim() === '' || !(size > 0)) continue
    const angle = snapped(run.angle)
    const pieces = frames.get(angle) ?? []
    frames.set(angle, pieces)
    pieces.push(pieceOf({ ...run, text, size }, angle))
  }
  return [...frames]
    .map(([angle, pieces]) => ({ angle, pieces: withoutOverprint(pieces) }))
    .sort((a, b) => lettersIn(b.pieces) - lettersIn(a.pieces))
}

// A letter is about half as wide as its font is large. A size this many times off is none: fonts drawn as pictures have a scale of their own.
const LETTER_WIDTH = 0.5
const FARTHEST_OFF = 4

function likelySizes(runs: readonly TextRun[]): (run: TextRun) => number {
  const fonts = new Map<string, { letters: number; width: number }>()
  for (const { font, text, width } of runs) {
    const { letters, width: sum } = fonts.get(font) ?? { letters: 0, width: 0 }
    fonts.set(font, { letters: letters + text.length, width: sum + Math.abs(width) })
  }
  return ({ font, size }) => {
    const { letters = 0, width = 0 } = fonts.get(font) ?? {}
    const likely = letters > 0 ? width / letters / LETTER_WIDTH : 0
    return likely > 0 && (!(size > likely / FARTHEST_OFF) || size > likely * FARTHEST_OFF) ? likely : size
  }
}

/** Scans lean by some tenths of a degree, from line to line not the same. */
function snapped(angle: number): number {
  const quarter = Math.round(angle / 90) * 90
  const step = Math.abs(angle - quarter) <= 4 ? quarter : Math.round(angle / 5) * 5
  return ((step % 360) + 360) % 360
}

function pieceOf(run: TextRun, angle: number): TextPiece {
  const turn = (angle * Math.PI) / 180
  const along = run.x * Math.cos(turn) + run.y * Math.sin(turn)
  const across = run.y * Math.cos(turn) - run.x * Math.sin(turn)
  return {
    text: run.text,
    start: along,
    end: along + run.width,
    base: across,
    size: run.size,
    font: run.font,
    rtl: run.rtl,
  }
}

/** Some programs make bold letters by drawing them twice, a hair apart. */
function withoutOverprint(pieces: readonly TextPiece[]): TextPiece[] {
  const seen = new Map<string, TextPiece[]>()
  return pieces.filter(piece => {
    const twins = seen.get(piece.text) ?? []
    const near = piece.size * 0.1
    if (twins.some(twin => Math.abs(twin.start - piece.start) < near && Math.abs(twin.base - piece.base) < near))
      return false
    seen.set(piece.text, [...twins.slice(-3), piece])
    return true
  })
}

function lettersIn(pieces: readonly TextPiece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0)
}
