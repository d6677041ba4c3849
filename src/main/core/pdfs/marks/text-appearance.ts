import type { MarkToWrite } from '../../ports.ts'
import type { Revision } from '../file/revision.ts'
import { dict, name, type PdfRef } from '../file/values.ts'
import { type Appearance, fill, numbers, seenSize, upright } from './appearance.ts'
import { strongColor } from './colors.ts'
import { leadingOf, PADDING, setText, winAnsiOf } from './text-box.ts'
import type { TrueType } from './true-type.ts'

/** The fonts of the boxes of text in one copy: Helvetica, and at most one embedded font with all letters used. */
export interface Lettering {
  /** Null where no font here has the letters: the viewer then draws the text with its own. */
  appearanceOf(mark: MarkToWrite, turn: number, unit: number): Appearance | null
  /** Writes the embedded font, after all boxes are known. */
  end(): void
}

export function makeLettering(revision: Revision, font: TrueType): Lettering {
  const used = new Map<number, string>()
  let embedded: PdfRef | null = null
  const helvetica = dict({
    Type: name('Font'),
    Subtype: name('Type1'),
    BaseFont: name('Helvetica'),
    Encoding: name('WinAnsiEncoding'),
  })
  return {
    appearanceOf(mark, turn, unit) {
      const [width, height] = seenSize(mark.rect, turn)
      const set = setText(mark.comment, width, height, unit, font)
      if (!set) return null
      if (set.glyphs) embedded ??= revision.newRef()
      const encoded = (line: string): string =>
        [...line]
          .map(letter => {
            if (!set.glyphs) return (winAnsiOf(letter) ?? 0x20).toString(16).padStart(2, '0')
            const glyph = font.glyphOf(letter.codePointAt(0) ?? 0)
            used.set(glyph, letter)
            return glyph.toString(16).padStart(4, '0')
          })
          .join('')
      const first = height - PADDING / unit - (font.ascent * set.size) / 1000
      const lines = set.lines.map(line => `<${encoded(line)}> Tj T*`).join(' ')
      const content = `q 0 0 ${numbers(width, height)} re W n BT ${fill(strongColor(mark.color))} /F ${numbers(set.size)} Tf ${numbers(leadingOf(set.size))} TL ${numbers(PADDING / unit, first)} Td ${lines} ET Q`
      return upright(content, mark.rect, [width, height], turn, {
        Font: dict({ F: set.glyphs && embedded ? embedded : helvetica }),
      })
    },
    end() {
      if (embedded) putFont(revision, embedded, font, used)
    },
  }
}

function putFont(revision: Revision, ref: PdfRef, font: TrueType, used: ReadonlyMap<number, string>): void {
  const [file, descriptor, descendant, letters] = [
    revision.newRef(),
    revision.newRef(),
    revision.newRef(),
    revision.newRef(),
  ]
  const bytes = font.subset(new Set(used.keys()))
  // Six letters say that it is a part of the font.
  const base = name('OFPRNT+LiberationSans')
  revision.putStream(file, dict({ Length1: bytes.length }), bytes)
  revision.put(
    descriptor,
    dict({
      Type: name('FontDescriptor'),
      FontName: base,
      Flags: 4,
      FontBBox: font.box,
      ItalicAngle: 0,
      Ascent: font.ascent,
      Descent: font.descent,
      CapHeight: 729,
      StemV: 80,
      FontFile2: file,
    }),
  )
  revision.put(
    descendant,
    dict({
      Type: name('Font'),
      Subtype: name('CIDFontType2'),
      BaseFont: base,
      CIDSystemInfo: dict({ Registry: ascii('Adobe'), Ordering: ascii('Identity'), Supplement: 0 }),
      FontDescriptor: descriptor,
      CIDToGIDMap: name('Identity'),
      DW: 0,
      W: [...used.keys()].toSorted((a, b) => a - b).flatMap(glyph => [glyph, [font.widthOf(glyph)]]),
    }),
  )
  revision.putStream(letters, dict({}), Buffer.from(unicodeMap(used), 'latin1'))
  revision.put(
    ref,
    dict({
      Type: name('Font'),
      Subtype: name('Type0'),
      BaseFont: base,
      Encoding: name('Identity-H'),
      DescendantFonts: [descendant],
      ToUnicode: letters,
    }),
  )
}

function ascii(text: string): { readonly kind: 'string'; readonly bytes: Uint8Array } {
  return { kind: 'string', bytes: Buffer.from(text, 'latin1') }
}

/** Which letters the glyphs are, so that they can be found and copied. */
function unicodeMap(used: ReadonlyMap<number, string>): string {
  const rows = [...used].map(
    ([glyph, letter]) =>
      `<${glyph.toString(16).padStart(4, '0')}> <${Buffer.from(letter, 'utf16le').swap16().toString('hex')}>`,
  )
  const blocks: string[] = []
  // The standard lets a block have so many.
  for (let at = 0; at < rows.length; at += 100) {
    const block = rows.slice(at, at + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}
