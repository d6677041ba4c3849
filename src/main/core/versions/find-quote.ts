import type { FoldedText } from './folded-text.ts'
import { foldText } from './folded-text.ts'
import { nearestMatch } from './nearest-match.ts'

/** Finds a quoted text again in another text, by itself and by what stands beside it. Pure. */
export interface Quote {
  readonly text: string
  readonly before: string
  readonly after: string
  /** 0..1: how far into its text it stood. */
  readonly place: number
}

export interface FoundQuote {
  /** In units of the folded text. */
  readonly start: number
  readonly end: number
  /** 0..1: how surely this is what was quoted. */
  readonly confidence: number
}

/** A text that is searched many times. */
export interface SearchedText extends FoldedText {
  /** Where each run of five letters stands. */
  readonly runs: ReadonlyMap<string, readonly number[]>
  /** How far into the text a place is, as `Quote.place` counts. */
  placeOf(unit: number): number
}

const RUN = 5
// A run of letters that stands in so many places says nothing of where to look.
const COMMON = 60
const MOST_EXACT = 200
const MOST_STRETCHES = 8
const BUCKET = 24
/** A quote may differ by so many of its letters. */
const MOST_CHANGED = 0.3
// So many letters are a quote by themselves; fewer need what stands beside them.
const TELLING = 24
const LONG = 360
const EDGE = 120
// Two places as likely as each other.
const ALIKE = 0.06
const DOUBTFUL = 0.75

export function searchedText(text: FoldedText, placeOf: (unit: number) => number): SearchedText {
  const runs = new Map<string, number[]>()
  for (let at = 0; at + RUN <= text.folded.length; at += 1) {
    const run = text.folded.slice(at, at + RUN)
    const there = runs.get(run)
    if (!there) runs.set(run, [at])
    else if (there.length <= COMMON) there.push(at)
  }
  return { ...text, runs, placeOf }
}

/** The likeliest place, however unlikely; null where there is none at all. */
export function findQuote(text: SearchedText, quote: Quote): FoundQuote | null {
  const [wanted, before, after] = [foldText(quote.text), foldText(quote.before).folded, foldText(quote.after).folded]
  if (wanted.folded === '') return null
  const judge = (start: number, end: number, likeness: number): JudgedPlace => ({
    start,
    end,
    ...confidenceOf({
      likeness,
      length: wanted.folded.length,
      context: contextOf(text.folded, start, end, before, after),
      apart: Math.abs(text.placeOf(start) - quote.place),
    }),
  })
  const exact = placesOf(text.folded, wanted.folded).map(start => {
    const end = start + wanted.folded.length
    // As it was quoted, or but for capitals.
    return judge(start, end, text.plain.slice(start, end) === wanted.plain ? 1 : 0.985)
  })
  const near = exact.some(({ confidence }) => confidence > 0.9)
    ? []
    : nearPlaces(text, wanted.folded, before, after).map(({ start, end, likeness }) => judge(start, end, likeness))
  return likeliest([...exact, ...near], text, quote)
}

/** `byWords` leaves aside how far it stands from where it stood. */
type JudgedPlace = FoundQuote & { readonly byWords: number }

function likeliest(found: readonly JudgedPlace[], text: SearchedText, quote: Quote): FoundQuote | null {
  const [best, ...others] = found.toSorted((a, b) => b.confidence - a.confidence)
  if (!best) return null
  const rivals = others.filter(
    other => best.byWords - other.byWords < ALIKE && (other.end <= best.start || other.start >= best.end),
  )
  const { start, end, confidence } = best
  if (rivals.length === 0) return { start, end, confidence }
  const apart = ({ start }: FoundQuote): number => Math.abs(text.placeOf(start) - quote.place)
  const [nearest = best] = [best, ...rivals].toSorted((a, b) => apart(a) - apart(b))
  return { start: nearest.start, end: nearest.end, confidence: Math.min(nearest.confidence, DOUBTFUL) }
}

function placesOf(text: string, wanted: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(wanted); at >= 0 && places.length < MOST_EXACT; at = text.indexOf(wanted, at + 1))
    places.push(at)
  return places
}

interface NearPlace {
  readonly start: number
  readonly end: number
  readonly likeness: number
}

/** Where many runs of five letters of the quote and of what stands beside it lie as they did. */
function nearPlaces(text: SearchedText, wanted: string, before: string, after: string): NearPlace[] {
  const whole = before + wanted + after
  const votes = new Map<number, number>()
  const step = Math.max(1, Math.floor(whole.length / 160))
  for (let at = 0; at + RUN <= whole.length; at += step) {
    const places = text.runs.get(whole.slice(at, at + RUN)) ?? []
    if (places.length > COMMON) continue
    for (const place of places) {
      const bucket = Math.floor((place - at) / BUCKET)
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1)
    }
  }
  const strength = (bucket: number): number =>
    (votes.get(bucket) ?? 0) + 0.5 * ((votes.get(bucket - 1) ?? 0) + (votes.get(bucket + 1) ?? 0))
  const likely = [...votes.keys()].toSorted((a, b) => strength(b) - strength(a)).slice(0, MOST_STRETCHES)
  const found = new Map<string, NearPlace>()
  for (const bucket of likely) {
    const near = placeNear(text.folded, wanted, bucket * BUCKET + before.length)
    if (near) found.set(`${near.start} ${near.end}`, near)
  }
  return [...found.values()]
}

function placeNear(text: string, wanted: string, expected: number): NearPlace | null {
  const slack = BUCKET + Math.ceil(wanted.length * MOST_CHANGED)
  if (wanted.length <= LONG) {
    const from = Math.max(0, expected - slack)
    const stretch = text.slice(from, expected + wanted.length + slack + BUCKET)
    const match = nearestMatch(wanted, stretch, Math.floor(wanted.length * MOST_CHANGED))
    return match && { start: from + match.start, end: from + match.end, likeness: 1 - match.distance / wanted.length }
  }
  // Of a long quote both ends are looked for, and between them counted what is the same.
  const [head, tail] = [wanted.slice(0, EDGE), wanted.slice(-EDGE)]
  const first = placeNear(text, head, expected)
  const last = first && placeNear(text, tail, first.start + wanted.length - EDGE)
  if (!first || !last || last.end - first.start < wanted.length * (1 - MOST_CHANGED)) return null
  const likeness = commonRuns(wanted, text.slice(first.start, last.end))
  return likeness < 1 - MOST_CHANGED ? null : { start: first.start, end: last.end, likeness }
}

/** The share of runs of five letters that two texts have in common; a changed letter spoils five. */
function commonRuns(a: string, b: string): number {
  const counts = new Map<string, number>()
  for (let at = 0; at + RUN <= b.length; at += 1) {
    const run = b.slice(at, at + RUN)
    counts.set(run, (counts.get(run) ?? 0) + 1)
  }
  let common = 0
  for (let at = 0; at + RUN <= a.length; at += 1) {
    const run = a.slice(at, at + RUN)
    const left = counts.get(run) ?? 0
    if (left > 0) common += 1
    counts.set(run, left - 1)
  }
  const missing = Math.max(a.length, b.length) - RUN + 1 - common
  return Math.max(0, 1 - missing / RUN / Math.max(a.length, b.length) - Math.abs(a.length - b.length) / (2 * a.length))
}

/** 0..1: how much what stands beside a place is what stood beside the quote; null where nothing did. */
function contextOf(text: string, start: number, end: number, before: string, after: string): number | null {
  const sides = [
    { wanted: before, there: text.slice(Math.max(0, start - before.length - RUN), start) },
    { wanted: after, there: text.slice(end, end + after.length + RUN) },
  ].filter(({ wanted }) => wanted.length >= 3)
  if (sides.length === 0) return null
  const shares = sides.map(({ wanted, there }) => {
    const match = nearestMatch(wanted, there, wanted.length)
    // Two texts that have nothing to do with each other share half of their letters in order.
    return Math.max(0, 1 - (2 * (match?.distance ?? wanted.length)) / wanted.length)
  })
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}

interface Evidence {
  readonly likeness: number
  readonly length: number
  readonly context: number | null
  readonly apart: number
}

function confidenceOf({ likeness, length, context, apart }: Evidence): Pick<JudgedPlace, 'confidence' | 'byWords'> {
  const telling = Math.min(1, length / TELLING)
  const byItself = 0.3 + 0.4 * telling
  const agreement = context ?? 0.5 * telling
  // A paper is seldom turned inside out.
  const moved = 1 - 0.15 * Math.max(0, apart - 0.25)
  const byWords = likeness ** 1.5 * (byItself + (1 - byItself) * agreement)
  return { byWords, confidence: byWords * moved }
}
