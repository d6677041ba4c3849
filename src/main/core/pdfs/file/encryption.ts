import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { LibraryFailure } from '../../failures.ts'
import { fileKey, type SecuritySettings } from './file-key.ts'
import { rc4 } from './rc4.ts'
import { isKind, type PdfDict, type PdfRef, type PdfValue } from './values.ts'

/** How strings and streams of a locked file are locked, each with a key made of the file's and of its object's number. */
export interface Encryption {
  decrypt(bytes: Uint8Array, owner: PdfRef, what: 'string' | 'stream'): Uint8Array
  encrypt(bytes: Uint8Array, owner: PdfRef, what: 'string' | 'stream'): Uint8Array
  /** As it is found from the password. */
  readonly key: Uint8Array
  readonly settings: SecuritySettings
}

type Method = 'none' | 'rc4' | 'aes-128' | 'aes-256'

/** Throws 'refused' where the password does not open it, 'unsupported' where it is locked in another way. */
export function openEncryption(
  encrypt: PdfDict,
  firstId: Uint8Array,
  password: string | undefined,
  resolve: (value: PdfValue) => PdfValue,
): Encryption {
  const entry = (key: string): PdfValue => resolve(encrypt.entries.get(key) ?? null)
  const number = (key: string, otherwise: number): number => {
    const value = entry(key)
    return typeof value === 'number' ? value : otherwise
  }
  const bytes = (key: string): Uint8Array => {
    const value = entry(key)
    return isKind(value, 'string') ? value.bytes : new Uint8Array()
  }
  const filter = entry('Filter')
  if (!isKind(filter, 'name') || filter.name !== 'Standard')
    throw new LibraryFailure('unsupported', 'it is locked for certain people by their certificates')
  const version = number('V', 0)
  const method = (what: string): Method => {
    if (version < 4) return 'rc4'
    const chosen = entry(what)
    const filters = entry('CF')
    if (!isKind(chosen, 'name') || chosen.name === 'Identity' || !isKind(filters, 'dict')) return 'none'
    const found = resolve(filters.entries.get(chosen.name) ?? null)
    const how = isKind(found, 'dict') ? resolve(found.entries.get('CFM') ?? null) : null
    return METHODS[isKind(how, 'name') ? how.name : ''] ?? 'none'
  }
  const settings: SecuritySettings = {
    revision: number('R', 2),
    keyBytes: 0,
    permissions: number('P', -1) | 0,
    owner: bytes('O'),
    user: bytes('U'),
    ownerKey: bytes('OE'),
    userKey: bytes('UE'),
    locksMetadata: entry('EncryptMetadata') !== false,
    firstId,
  }
  // Some that may have any length have another than they say.
  const said = Math.min(16, Math.max(5, Math.floor(number('Length', version === 4 ? 128 : 40) / 8)))
  const lengths = version === 1 ? [5] : version >= 5 ? [32] : [said, 16, 5]
  const opening = firstThatOpens(settings, lengths, password ?? '')
  if (!opening)
    throw new LibraryFailure(
      'refused',
      password === undefined
        ? 'it is locked with a password: give the password to read it'
        : 'the password does not open it: check the password and try again',
    )
  const { key: found, keyBytes } = opening
  // From version 4 on every key has 128 bits: one that is said to have fewer is filled up with zeros.
  const key = version === 4 ? new Uint8Array(Buffer.concat([found, Buffer.alloc(16)]).subarray(0, 16)) : found
  const methods = { string: method('StrF'), stream: method('StmF') }
  return {
    decrypt: (given, owner, what) => deciphered(methods[what], key, owner, given),
    encrypt: (given, owner, what) => enciphered(methods[what], key, owner, given),
    key: found,
    settings: { ...settings, keyBytes },
  }
}

/** Each try computes long, by design of the format: none is made twice. */
function firstThatOpens(
  settings: SecuritySettings,
  lengths: readonly number[],
  password: string,
): { readonly key: Uint8Array; readonly keyBytes: number } | null {
  for (const keyBytes of lengths) {
    const key = fileKey({ ...settings, keyBytes }, password)
    if (key) return { key, keyBytes }
  }
  return null
}

const METHODS: Readonly<Record<string, Method>> = { V2: 'rc4', AESV2: 'aes-128', AESV3: 'aes-256' }

function objectKey(method: Method, key: Uint8Array, { number, generation }: PdfRef): Uint8Array {
  if (method === 'aes-256') return key
  const hash = createHash('md5')
    .update(key)
    .update(Uint8Array.of(number & 255, (number >> 8) & 255, (number >> 16) & 255, generation & 255, generation >> 8))
  if (method === 'aes-128') hash.update('sAlT')
  return hash.digest().subarray(0, Math.min(16, key.length + 5))
}

function deciphered(method: Method, key: Uint8Array, owner: PdfRef, bytes: Uint8Array): Uint8Array {
  if (method === 'none') return bytes
  if (method === 'rc4') return rc4(objectKey(method, key, owner), bytes)
  const whole = bytes.length - (bytes.length % 16)
  if (whole < 32) return new Uint8Array()
  const cipher = createDecipheriv(
    method === 'aes-256' ? 'aes-256-cbc' : 'aes-128-cbc',
    objectKey(method, key, owner),
    bytes.subarray(0, 16),
  ).setAutoPadding(false)
  const plain = Buffer.concat([cipher.update(bytes.subarray(16, whole)), cipher.final()])
  const padding = plain.at(-1) ?? 0
  return new Uint8Array(padding >= 1 && padding <= 16 ? plain.subarray(0, plain.length - padding) : plain)
}

function enciphered(method: Method, key: Uint8Array, owner: PdfRef, bytes: Uint8Array): Uint8Array {
  if (method === 'none') return bytes
  if (method === 'rc4') return rc4(objectKey(method, key, owner), bytes)
  const start = randomBytes(16)
  const cipher = createCipheriv(
    method === 'aes-256' ? 'aes-256-cbc' : 'aes-128-cbc',
    objectKey(method, key, owner),
    start,
  )
  return new Uint8Array(Buffer.concat([start, cipher.update(bytes), cipher.final()]))
}
