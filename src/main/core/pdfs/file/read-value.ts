import { isKind, type PdfDict, type PdfRef, type PdfValue } from './values.ts'

/** Reads values out of bytes. What is no value ends the reading with an error; nothing in it is followed. */
export interface ValueReader {
  position: number
  /** Null for the values null; undefined at the end of an array, a dictionary or the bytes. */
  value(): PdfValue | undefined
  /** The next word, as it stands: "obj", "stream", "xref". */
  word(): string
  skipSpace(): void
}

const MOST_NESTED = 200
const END = Symbol('end')
type Token = PdfValue | typeof END | { readonly kind: 'word'; readonly word: string }

const SPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20])
const DELIMITERS = new Set([...'()<>[]{}/%'].map(letter => letter.charCodeAt(0)))

export function readValues(bytes: Uint8Array, start: number): ValueReader {
  let depth = 0
  const at = (offset = 0): number => bytes[reader.position + offset] ?? -1

  function skipSpace(): void {
    for (;;) {
      if (SPACE.has(at())) reader.position += 1
      else if (at() === 0x25) while (at() !== -1 && at() !== 0x0a && at() !== 0x0d) reader.position += 1
      else return
    }
  }

  function regular(): string {
    const from = reader.position
    while (at() !== -1 && !SPACE.has(at()) && !DELIMITERS.has(at())) reader.position += 1
    return String.fromCharCode(...bytes.subarray(from, Math.min(reader.position, from + 4_000)))
  }

  function token(): Token {
    skipSpace()
    switch (at()) {
      case -1:
        return END
      case 0x2f:
        reader.position += 1
        return { kind: 'name', name: unescapedName(regular()) }
      case 0x28:
        return { kind: 'string', bytes: literalString() }
      case 0x3c:
        return at(1) === 0x3c ? dictionary() : { kind: 'string', bytes: hexString() }
      case 0x5b:
        return array()
      case 0x5d:
      case 0x3e:
      case 0x29:
      case 0x7b:
      case 0x7d:
        return END
    }
    const text = regular()
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)/.test(text)) return Number.parseFloat(text)
    if (/^[+-]{2,}[\d.]/.test(text)) return Number.parseFloat(text.replace(/^[+-]+/, '-'))
    if (text === 'true' || text === 'false') return text === 'true'
    if (text === 'null') return null
    return { kind: 'word', word: text }
  }

  function value(): PdfValue | undefined {
    const first = token()
    if (first === END) return undefined
    if (typeof first === 'object' && first !== null && 'kind' in first && first.kind === 'word') {
      reader.position -= first.word.length
      return undefined
    }
    if (typeof first !== 'number' || !Number.isInteger(first) || first < 0) return first
    // "12 0 R" is one value; "12 0" are two.
    const back = reader.position
    const rest = /^[\s\0]+(\d{1,5})[\s\0]+R(?![^\s\0()<>[\]{}/%])/.exec(
      String.fromCharCode(...bytes.subarray(back, back + 24)),
    )
    if (!rest) return first
    reader.position = back + rest[0].length
    return { kind: 'ref', number: first, generation: Number(rest[1]) } satisfies PdfRef
  }

  function nested<T>(work: () => T): T {
    depth += 1
    if (depth > MOST_NESTED) throw new Error('its values lie too deep in each other')
    const answer = work()
    depth -= 1
    return answer
  }

  function array(): PdfValue {
    reader.position += 1
    return nested(() => {
      const values: PdfValue[] = []
      for (;;) {
        const next = value()
        if (next !== undefined) values.push(next)
        else if (at() === 0x5d) break
        // A word that does not belong here, or the end.
        else if (at() === -1 || regular() === '') return values
      }
      reader.position += 1
      return values
    })
  }

  function dictionary(): PdfDict {
    reader.position += 2
    return nested(() => {
      const entries = new Map<string, PdfValue>()
      for (;;) {
        const key = value()
        if (key === undefined) {
          if (at() === 0x3e && at(1) === 0x3e) reader.position += 2
          else if (at() !== -1 && !/^(?:endobj|stream|endstream)$/.test(peekWord()) && regular() !== '') continue
          return { kind: 'dict', entries }
        }
        if (!isKind(key, 'name')) continue
        const found = value()
        if (found !== undefined && found !== null) entries.set(key.name, found)
      }
    })
  }

  function peekWord(): string {
    const back = reader.position
    const word = regular()
    reader.position = back
    return word
  }

  function literalString(): Uint8Array {
    const out: number[] = []
    let open = 1
    reader.position += 1
    while (at() !== -1) {
      const byte = at()
      reader.position += 1
      if (byte === 0x28) open += 1
      else if (byte === 0x29 && (open -= 1) === 0) break
      if (byte === 0x5c) escape(out)
      else if (byte === 0x0d) {
        if (at() === 0x0a) reader.position += 1
        out.push(0x0a)
      } else out.push(byte)
    }
    return Uint8Array.from(out)
  }

  function escape(out: number[]): void {
    const byte = at()
    reader.position += 1
    const letter = String.fromCharCode(byte)
    if (letter >= '0' && letter <= '7') {
      let code = byte - 0x30
      for (let digits = 1; digits < 3 && at() >= 0x30 && at() <= 0x37; digits += 1) {
        code = code * 8 + at() - 0x30
        reader.position += 1
      }
      out.push(code & 0xff)
    } else if (byte === 0x0d) {
      if (at() === 0x0a) reader.position += 1
    } else if (byte !== 0x0a && byte !== -1) out.push(ESCAPES[letter] ?? byte)
  }

  function hexString(): Uint8Array {
    reader.position += 1
    let digits = ''
    while (at() !== -1 && at() !== 0x3e) {
      const letter = String.fromCharCode(at())
      if (/[0-9a-f]/i.test(letter)) digits += letter
      reader.position += 1
    }
    reader.position += 1
    return new Uint8Array(Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, 'hex'))
  }

  const reader: ValueReader = {
    position: start,
    value,
    skipSpace,
    word() {
      skipSpace()
      return regular()
    },
  }
  return reader
}

const ESCAPES: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09, b: 0x08, f: 0x0c }

function unescapedName(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
