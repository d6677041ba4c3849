import { TEX_SIGNS } from './tex-signs.ts'

/** Titles as sources write them, with the formulas that fit into a line. Pure, and small: lists are full of titles. */

export interface TitlePiece {
  readonly text: string
  readonly as: 'words' | 'letters' | 'sup' | 'sub' | 'strong' | 'code'
}

const FORMULA = /\$(?!\s)((?:\\.|[^$\\])+?)(?<!\s)\$(?!\d)|\\\((.+?)\\\)/g
const TOKEN = /\\([A-Za-z]+) ?|\\(.)|([\s\S])/uy
/** What sets its argument otherwise, or says that it is words. */
const STYLES: Readonly<Record<string, TitlePiece['as']>> = {
  text: 'words',
  textrm: 'words',
  textsc: 'words',
  textsf: 'words',
  mbox: 'words',
  mathrm: 'words',
  mathsf: 'words',
  mathcal: 'words',
  mathbb: 'words',
  operatorname: 'words',
  emph: 'letters',
  textit: 'letters',
  mathit: 'letters',
  textbf: 'strong',
  mathbf: 'strong',
  boldsymbol: 'strong',
  bm: 'strong',
  texttt: 'code',
  mathtt: 'code',
}
const SPACES = new Set([',', ';', ':', ' ', 'quad', 'qquad'])
const MOST_DEPTH = 8

/** A formula that does not fit into a line, or that nobody closed, stays as it was written. */
export function titlePieces(title: string): readonly TitlePiece[] {
  const pieces: TitlePiece[] = []
  let end = 0
  for (const match of title.matchAll(FORMULA)) {
    const set = setFormula(match[1] ?? match[2] ?? '')
    if (!set) continue
    pieces.push({ text: title.slice(end, match.index), as: 'words' }, ...set)
    end = match.index + match[0].length
  }
  return joined([...pieces, { text: title.slice(end), as: 'words' }])
}

interface Reader {
  readonly tex: string
  at: number
}

function setFormula(tex: string): TitlePiece[] | null {
  const reader = { tex, at: 0 }
  const pieces = setUntil(reader, null, 0)
  return pieces && reader.at >= tex.length ? pieces : null
}

/** To the end, or to the brace that closes the group; `as` is how its letters are set. Null where it cannot be set. */
function setUntil(reader: Reader, as: TitlePiece['as'] | null, depth: number): TitlePiece[] | null {
  const pieces: TitlePiece[] = []
  while (reader.at < reader.tex.length && reader.tex[reader.at] !== '}') {
    const set = setNext(reader, as, depth)
    if (!set) return null
    pieces.push(...set)
  }
  return pieces
}

function setNext(reader: Reader, as: TitlePiece['as'] | null, depth: number): TitlePiece[] | null {
  TOKEN.lastIndex = reader.at
  const [all = '', name, escaped, sign = ''] = TOKEN.exec(reader.tex) ?? []
  if (depth > MOST_DEPTH || all === '') return null
  reader.at += all.length
  const command = name ?? escaped
  if (command !== undefined) {
    const style = STYLES[command]
    if (style) return setArgument(reader, style, depth)
    if (SPACES.has(command)) return [{ text: ' ', as: as ?? 'words' }]
    const text = /^[%#&_$ {}]$/.test(command) ? command : (TEX_SIGNS[command] ?? (command === '!' ? '' : null))
    return text === null ? null : [{ text, as: as ?? 'words' }]
  }
  if (sign === '^' || sign === '_') {
    const raised = setArgument(reader, null, depth)
    if (!raised) return null
    const text = raised.map(piece => piece.text).join('')
    // Degrees and primes stand high already.
    return [{ text, as: /^[°′∘*]+$/.test(text) ? 'words' : sign === '^' ? 'sup' : 'sub' }]
  }
  if (sign === '{') return setGroup(reader, as, depth)
  if (sign === '~') return [{ text: '\u00a0', as: as ?? 'words' }]
  if (as !== null) return [{ text: sign, as }]
  if (/\s/.test(sign)) return []
  if (sign === '-') return [{ text: '−', as: 'words' }]
  if (sign === "'") return [{ text: '′', as: 'words' }]
  return [{ text: sign, as: /\p{L}/u.test(sign) ? 'letters' : 'words' }]
}

function setArgument(reader: Reader, as: TitlePiece['as'] | null, depth: number): TitlePiece[] | null {
  if (reader.tex[reader.at] !== '{') return setNext(reader, as, depth + 1)
  reader.at += 1
  return setGroup(reader, as, depth)
}

function setGroup(reader: Reader, as: TitlePiece['as'] | null, depth: number): TitlePiece[] | null {
  const pieces = setUntil(reader, as, depth + 1)
  if (!pieces || reader.tex[reader.at] !== '}') return null
  reader.at += 1
  return pieces
}

function joined(pieces: readonly TitlePiece[]): TitlePiece[] {
  const all: TitlePiece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    if (piece.text === '') continue
    if (last?.as === piece.as) all[all.length - 1] = { ...last, text: last.text + piece.text }
    else all.push(piece)
  }
  return all
}
