import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { rc4 } from './rc4.ts'

/** The key of a locked file, from its password: the standard security handler of PDF, revisions 2 to 6. */
export interface SecuritySettings {
  readonly revision: number
  readonly keyBytes: number
  readonly permissions: number
  readonly owner: Uint8Array
  readonly user: Uint8Array
  readonly ownerKey: Uint8Array
  readonly userKey: Uint8Array
  readonly locksMetadata: boolean
  readonly firstId: Uint8Array
}

/** Null where the password is neither the user's nor the owner's. */
export function fileKey(settings: SecuritySettings, password: string): Uint8Array | null {
  return settings.revision >= 5 ? newKey(settings, password) : oldKey(settings, password)
}

const PADDING = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex')

function padded(password: Uint8Array): Uint8Array {
  return Buffer.concat([password, PADDING]).subarray(0, 32)
}

function md5(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('md5')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function oldKey(settings: SecuritySettings, password: string): Uint8Array | null {
  const given = padded(Buffer.from(password, 'latin1'))
  const asUser = userKeyOf(settings, given)
  if (opens(settings, asUser)) return asUser
  const asOwner = userKeyOf(settings, userPasswordOf(settings, given))
  return opens(settings, asOwner) ? asOwner : null
}

function userKeyOf(settings: SecuritySettings, password: Uint8Array): Uint8Array {
  const { revision, keyBytes, permissions, owner, firstId, locksMetadata } = settings
  const bits = Buffer.alloc(4)
  bits.writeInt32LE(permissions)
  let key = md5(
    password,
    owner.subarray(0, 32),
    bits,
    firstId,
    revision >= 4 && !locksMetadata ? Buffer.from([255, 255, 255, 255]) : Buffer.alloc(0),
  )
  if (revision >= 3) for (let round = 0; round < 50; round += 1) key = md5(key.subarray(0, keyBytes))
  return key.subarray(0, keyBytes)
}

function rounds(key: Uint8Array, bytes: Uint8Array, numbers: readonly number[]): Uint8Array {
  return numbers.reduce<Uint8Array>(
    (mixed, round) =>
      rc4(
        key.map(byte => byte ^ round),
        mixed,
      ),
    bytes,
  )
}

const UP = Array.from({ length: 20 }, (_, round) => round)

function opens({ revision, user, firstId }: SecuritySettings, key: Uint8Array): boolean {
  const sealed = revision >= 3 ? rounds(key, md5(PADDING, firstId), UP) : rc4(key, PADDING)
  const length = revision >= 3 ? 16 : 32
  return Buffer.from(sealed.subarray(0, length)).equals(user.subarray(0, length))
}

/** The user's password as the owner's one unlocks it, filled up to 32 bytes. Up to revision 4. */
function userPasswordOf({ revision, keyBytes, owner }: SecuritySettings, password: Uint8Array): Uint8Array {
  let key = md5(password)
  if (revision >= 3) for (let round = 0; round < 50; round += 1) key = md5(key)
  key = key.subarray(0, revision >= 3 ? keyBytes : 5)
  return revision >= 3 ? rounds(key, owner.subarray(0, 32), UP.toReversed()) : rc4(key, owner.subarray(0, 32))
}

/** The user's password where the owner's is empty; up to revision 4 the one is kept under the other. */
export function userPasswordUnderNone(settings: SecuritySettings): Uint8Array {
  return userPasswordOf(settings, padded(new Uint8Array()))
}

/** What a file that has this key says of an empty password of its user's. From revision 5 on. */
export function entriesForNone(
  revision: number,
  key: Uint8Array,
  salts: Uint8Array,
): { readonly user: Uint8Array; readonly userKey: Uint8Array } {
  const none = new Uint8Array()
  const [check, open] = [salts.subarray(0, 8), salts.subarray(8, 16)]
  const cipher = createCipheriv('aes-256-cbc', hashOf(revision, none, open, none), Buffer.alloc(16))
  cipher.setAutoPadding(false)
  return {
    user: Buffer.concat([hashOf(revision, none, check, none), check, open]),
    userKey: Buffer.concat([cipher.update(key), cipher.final()]),
  }
}

function newKey(settings: SecuritySettings, password: string): Uint8Array | null {
  const given = Buffer.from(password.normalize('NFKC'), 'utf8').subarray(0, 127)
  const user = settings.user.subarray(0, 48)
  const none = new Uint8Array()
  const attempts = [
    { check: settings.user, key: settings.userKey, extra: none },
    { check: settings.owner, key: settings.ownerKey, extra: user },
  ]
  for (const { check, key, extra } of attempts) {
    const sealed = hashOf(settings.revision, given, check.subarray(32, 40), extra)
    if (!Buffer.from(sealed).equals(check.subarray(0, 32)) || key.length < 32) continue
    const opener = hashOf(settings.revision, given, check.subarray(40, 48), extra)
    const cipher = createDecipheriv('aes-256-cbc', opener, Buffer.alloc(16)).setAutoPadding(false)
    return new Uint8Array(Buffer.concat([cipher.update(key.subarray(0, 32)), cipher.final()]))
  }
  return null
}

function hashOf(revision: number, password: Uint8Array, salt: Uint8Array, extra: Uint8Array): Uint8Array {
  let key: Uint8Array = createHash('sha256').update(password).update(salt).update(extra).digest()
  if (revision < 6) return key
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const block = Buffer.concat(Array.from({ length: 64 }, () => Buffer.concat([password, key, extra])))
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false)
    const mixed = Buffer.concat([cipher.update(block), cipher.final()])
    const sum = mixed.subarray(0, 16).reduce((total, byte) => total + byte, 0)
    key = createHash(['sha256', 'sha384', 'sha512'][sum % 3] ?? 'sha256')
      .update(mixed)
      .digest()
    last = mixed.at(-1) ?? 0
  }
  return key.subarray(0, 32)
}
