import type { PaperFacts, PaperId } from '../../../preload/contract/paper.ts'

/**
 * What the files of a paper are called: "2017/Vaswani - Attention Is All You Need (paper 12)". The number makes them
 * the paper's own, and says whose they are to whoever lists the folder; the rest is for people. Every file system takes it.
 */

// With the number, an ending and the mark of a copy that was kept, 255 bytes are not reached, nor the 143 of encrypted homes by what is written.
const MOST_LETTERS = 90
const MOST_BYTES = 100

/** A file of a paper, by its name; null for anything else, the copies of it that people and programs make too. */
export function paperOfName(name: string): PaperId | null {
  const number = /\(paper (\d{1,15})(?:, [0-9a-f]{8})?\)\.(?:json|md|pdf)$/.exec(name)?.[1]
  return number === undefined ? null : (Number(number) as PaperId)
}

/** The folder and the name without its ending. */
export function placeInMirror(id: PaperId, facts: PaperFacts): { readonly folder: string; readonly base: string } {
  const year = facts.year ?? Number(/^(\d{4})/.exec(facts.publishedAt ?? '')?.[1] ?? Number.NaN)
  const [first] = facts.authors
  const author = first ? (first.family ?? first.name.split(/\s+/).at(-1) ?? '') : ''
  const words = [author, facts.title].map(safeWords).filter(word => word !== '')
  return {
    folder: year >= 1000 && year <= 9999 ? String(year) : 'undated',
    base: `${withoutDevice(cut(words.join(' - '))) || 'Untitled'} (paper ${id})`,
  }
}

/** The name of a further PDF of a paper. */
export function furtherName(base: string, file: string): string {
  return base.replace(/\)$/, `, ${file.slice(0, 8)})`)
}

/** "X (paper 12).md" -> "X (paper 12) (changed 2026-03-02T09-00-00-000Z).md", which is no name of a paper's file. */
export function keptName(name: string, stamp: string, number: number): string {
  const dot = name.lastIndexOf('.')
  return `${name.slice(0, dot)} (changed ${stamp}${number === 0 ? '' : `-${number}`})${name.slice(dot)}`
}

function safeWords(text: string): string {
  return (
    text
      .toWellFormed()
      .normalize('NFC')
      // What moves or hides letters: a name must be what it looks like.
      .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]/g, '')
      // What some file system takes for a path or a pattern, and what programs for notes link by.
      .replace(/[\u0000-\u001F\u007F-\u009F<>:"/\\|?*#^[\]%]+/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[.\s]+|[.\s]+$/g, '')
  )
}

function cut(text: string): string {
  let kept = ''
  for (const letter of text) {
    if (kept.length + letter.length > MOST_LETTERS || Buffer.byteLength(kept + letter) > MOST_BYTES) break
    kept += letter
  }
  return kept.replace(/[.\s]+$/, '')
}

/** On Windows "con.whatever" is a device. */
function withoutDevice(name: string): string {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)\s*(?:\.|$)/i.test(name) ? `_${name}` : name
}
