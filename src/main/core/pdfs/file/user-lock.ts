import { entriesForNone, userPasswordUnderNone } from './file-key.ts'
import type { PdfFile } from './pdf-file.ts'
import { beginRevision } from './revision.ts'
import { isKind, withEntries } from './values.ts'

/** How a file is opened by programs that try no empty password of the owner's. */
export interface UserOpening {
  /** Appended to the bytes of the file before they are read. */
  readonly tail: Uint8Array
  readonly password: string | undefined
}

/**
 * Of a file that its owner's empty password opens and its user's does not: everybody may read it, which not every program
 * knows. Up to revision 4 the owner's password gives the user's; later each holds the key by itself, and the file needs
 * one more way in. Null where it is not so.
 */
export function userOpening(file: PdfFile, salts: Uint8Array): UserOpening | null {
  const { encryption, references } = file
  if (!encryption) return null
  const { settings, key } = encryption
  if (settings.revision < 5)
    return {
      tail: new Uint8Array(),
      password: Buffer.from(userPasswordUnderNone(settings)).toString('latin1'),
    }
  const lock = references.trailer.entries.get('Encrypt')
  const entries = file.resolve(lock)
  if (!isKind(entries, 'dict')) return null
  // The strings of the lock are not locked themselves.
  const open: PdfFile = { ...file, encryption: null }
  const ref = isKind(lock, 'ref') ? lock : beginRevision(open).newRef()
  const trailer = withEntries(references.trailer, { Encrypt: ref })
  const revision = beginRevision({ ...open, references: { ...references, trailer } })
  if (!isKind(lock, 'ref')) revision.newRef()
  const { user, userKey } = entriesForNone(settings.revision, key, salts)
  revision.put(
    ref,
    withEntries(entries, { U: { kind: 'string', bytes: user }, UE: { kind: 'string', bytes: userKey } }),
  )
  return { tail: revision.end(), password: undefined }
}
