/** As much of a TrueType font as it takes to set a line of text in it and to embed the letters that were used. */
export interface TrueType {
  /** 0 for a letter it does not have. */
  glyphOf(codePoint: number): number
  /** Thousandths of the size. */
  widthOf(glyph: number): number
  readonly ascent: number
  readonly descent: number
  readonly box: readonly [number, number, number, number]
  /** The font with the outlines of these glyphs alone; all keep their numbers. */
  subset(glyphs: ReadonlySet<number>): Uint8Array
}

// What a PDF reader needs of one; the others are for programs that set text.
const KEPT_TABLES = ['cvt ', 'fpgm', 'head', 'hhea', 'hmtx', 'maxp', 'prep']

export function readTrueType(bytes: Uint8Array): TrueType {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const tables = new Map<string, { readonly offset: number; readonly length: number }>()
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + 16 * index
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4))
    tables.set(tag, { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) })
  }
  const start = (tag: string): number => {
    const table = tables.get(tag)
    if (!table) throw new Error(`the font has no table ${tag}`)
    return table.offset
  }
  const units = view.getUint16(start('head') + 18)
  const scaled = (value: number): number => Math.round((value * 1000) / units)
  const isLong = view.getInt16(start('head') + 50) === 1
  const count = view.getUint16(start('maxp') + 4)
  const metrics = view.getUint16(start('hhea') + 34)
  const outline = (glyph: number): number =>
    isLong ? view.getUint32(start('loca') + 4 * glyph) : 2 * view.getUint16(start('loca') + 2 * glyph)
  const letters = readLetters(view, start('cmap'))

  /** The glyphs that a letter is put together of: "é" is "e" and an accent. */
  function withParts(glyphs: ReadonlySet<number>): Set<number> {
    const all = new Set([0, ...glyphs])
    for (const glyph of all) {
      const at = start('glyf') + outline(glyph)
      if (glyph >= count || outline(glyph) === outline(glyph + 1) || view.getInt16(at) >= 0) continue
      for (let part = at + 10; ; ) {
        const flags = view.getUint16(part)
        all.add(view.getUint16(part + 2))
        part += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
        if (!(flags & 0x20)) break
      }
    }
    return all
  }

  return {
    glyphOf: codePoint => letters.get(codePoint) ?? 0,
    widthOf: glyph => scaled(view.getUint16(start('hmtx') + 4 * Math.min(glyph, metrics - 1))),
    ascent: scaled(view.getInt16(start('hhea') + 4)),
    descent: scaled(view.getInt16(start('hhea') + 6)),
    box: [
      scaled(view.getInt16(start('head') + 36)),
      scaled(view.getInt16(start('head') + 38)),
      scaled(view.getInt16(start('head') + 40)),
      scaled(view.getInt16(start('head') + 42)),
    ],
    subset(glyphs) {
      const used = withParts(glyphs)
      const places = Buffer.alloc(4 * (count + 1))
      const outlines: Uint8Array[] = []
      let length = 0
      for (let glyph = 0; glyph < count; glyph += 1) {
        places.writeUInt32BE(length, 4 * glyph)
        if (!used.has(glyph)) continue
        const from = start('glyf')
        const shape = bytes.subarray(from + outline(glyph), from + outline(glyph + 1))
        outlines.push(shape)
        length += shape.length
      }
      places.writeUInt32BE(length, 4 * count)
      const kept = KEPT_TABLES.flatMap(tag => {
        const table = tables.get(tag)
        return table ? [[tag, bytes.slice(table.offset, table.offset + table.length)] as const] : []
      })
      const all = new Map<string, Uint8Array>([...kept, ['glyf', Buffer.concat(outlines)], ['loca', places]])
      const head = all.get('head')
      // Places are long now.
      if (head) new DataView(head.buffer, head.byteOffset).setInt16(50, 1)
      return fontFile(all)
    },
  }
}

/** By code point: of the tables for Unicode, those of format 4 and 12. */
function readLetters(view: DataView, at: number): Map<number, number> {
  const letters = new Map<number, number>()
  for (let index = 0; index < view.getUint16(at + 2); index += 1) {
    const [platform, encoding] = [view.getUint16(at + 4 + 8 * index), view.getUint16(at + 6 + 8 * index)]
    if (platform !== 0 && !(platform === 3 && (encoding === 1 || encoding === 10))) continue
    const table = at + view.getUint32(at + 8 + 8 * index)
    const format = view.getUint16(table)
    if (format === 4) readRanges(view, table, letters)
    if (format !== 12) continue
    for (let group = 0; group < view.getUint32(table + 12); group += 1) {
      const from = table + 16 + 12 * group
      const [first, last, glyph] = [view.getUint32(from), view.getUint32(from + 4), view.getUint32(from + 8)]
      for (let code = first; code <= last && code - first < 70_000; code += 1) letters.set(code, glyph + code - first)
    }
  }
  return letters
}

function readRanges(view: DataView, table: number, letters: Map<number, number>): void {
  const bytes = view.getUint16(table + 6)
  const [ends, starts, deltas, offsets] = [14, 16 + bytes, 16 + 2 * bytes, 16 + 3 * bytes].map(part => table + part)
  if (ends === undefined || starts === undefined || deltas === undefined || offsets === undefined) return
  for (let segment = 0; segment < bytes; segment += 2) {
    const [first, last] = [view.getUint16(starts + segment), view.getUint16(ends + segment)]
    const [delta, offset] = [view.getUint16(deltas + segment), view.getUint16(offsets + segment)]
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const found = offset === 0 ? code : view.getUint16(offsets + segment + offset + 2 * (code - first))
      const glyph = found === 0 && offset !== 0 ? 0 : (found + delta) & 0xffff
      if (glyph !== 0) letters.set(code, glyph)
    }
  }
}

function fontFile(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const names = [...tables.keys()].sort()
  const power = 2 ** Math.floor(Math.log2(names.length))
  const directory = Buffer.alloc(12 + 16 * names.length)
  directory.writeUInt32BE(0x00010000, 0)
  directory.writeUInt16BE(names.length, 4)
  directory.writeUInt16BE(16 * power, 6)
  directory.writeUInt16BE(Math.log2(power), 8)
  directory.writeUInt16BE(16 * (names.length - power), 10)
  const parts: Uint8Array[] = [directory]
  let at = directory.length
  for (const [index, tag] of names.entries()) {
    const table = tables.get(tag) ?? new Uint8Array()
    const padded = Buffer.alloc(Math.ceil(table.length / 4) * 4)
    padded.set(table)
    let sum = 0
    for (let word = 0; word < padded.length; word += 4) sum = (sum + padded.readUInt32BE(word)) >>> 0
    directory.write(tag, 12 + 16 * index, 'latin1')
    directory.writeUInt32BE(sum, 16 + 16 * index)
    directory.writeUInt32BE(at, 20 + 16 * index)
    directory.writeUInt32BE(table.length, 24 + 16 * index)
    parts.push(padded)
    at += padded.length
  }
  return Buffer.concat(parts)
}
