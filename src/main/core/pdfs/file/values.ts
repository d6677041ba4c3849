/** The values a PDF is made of. Strings are bytes, already decrypted; streams keep theirs as they lie in the file. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfDict
  | PdfStream
  | readonly PdfValue[]

export interface PdfName {
  readonly kind: 'name'
  readonly name: string
}

export interface PdfString {
  readonly kind: 'string'
  readonly bytes: Uint8Array
}

export interface PdfRef {
  readonly kind: 'ref'
  readonly number: number
  readonly generation: number
}

export interface PdfDict {
  readonly kind: 'dict'
  readonly entries: ReadonlyMap<string, PdfValue>
}

export interface PdfStream {
  readonly kind: 'stream'
  readonly dict: PdfDict
  readonly bytes: Uint8Array
}

type PdfTagged = PdfName | PdfString | PdfRef | PdfDict | PdfStream
type Kind = PdfTagged['kind']

export function name(text: string): PdfName {
  return { kind: 'name', name: text }
}

/** Entries that are undefined are left out. */
export function dict(entries: Readonly<Record<string, PdfValue | undefined>>): PdfDict {
  const kept = new Map<string, PdfValue>()
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) kept.set(key, value)
  return { kind: 'dict', entries: kept }
}

/** The dictionary with other entries; null takes one away. */
export function withEntries(given: PdfDict, entries: Readonly<Record<string, PdfValue | undefined>>): PdfDict {
  const kept = new Map(given.entries)
  for (const [key, value] of Object.entries(entries)) {
    if (value === null) kept.delete(key)
    else if (value !== undefined) kept.set(key, value)
  }
  return { kind: 'dict', entries: kept }
}

export function isKind<K extends Kind>(value: PdfValue | undefined, kind: K): value is Extract<PdfTagged, { kind: K }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind
}

/** Arrays are values without a kind. */
export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value)
}

/** The key of an object in a map of objects. */
export function keyOf({ number, generation }: PdfRef): string {
  return `${number} ${generation}`
}
