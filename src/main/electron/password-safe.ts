import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, safeStorage } from 'electron'
import { LibraryFailure } from '../core/failures.ts'
import { environmentPassword, type PasswordSafe } from '../host/mail-password.ts'

/**
 * The password of the mail server, sealed by the system (Keychain, DPAPI, libsecret, KWallet) in a file of the app's own
 * folder, outside the library and its backups. https://www.electronjs.org/docs/latest/api/safe-storage
 */
export const passwordSafe: PasswordSafe = {
  async get() {
    const sealed = sealedPassword()
    if (sealed === null) return environmentPassword.get()
    try {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed)
      if (shouldReEncrypt) await seal(result)
      return result
    } catch (error) {
      throw new LibraryFailure(
        'refused',
        'The system did not give the password of the mail server back. Type it once more under Digest.',
        { cause: error },
      )
    }
  },
  async state() {
    const { kept } = await environmentPassword.state()
    return { kept: sealedPassword() === null ? kept : 'safe', canKeep: await canSeal() }
  },
  async keep(password) {
    if (password === null) return rmSync(fileOf(), { force: true })
    if (!(await canSeal())) return environmentPassword.keep(password)
    await seal(password)
  },
}

function fileOf(): string {
  return join(app.getPath('userData'), 'mail-password.sealed')
}

function sealedPassword(): Buffer | null {
  return existsSync(fileOf()) ? Buffer.from(readFileSync(fileOf(), 'utf8'), 'base64') : null
}

async function seal(password: string): Promise<void> {
  const sealed = await safeStorage.encryptStringAsync(password)
  writeFileSync(`${fileOf()}.tmp`, sealed.toString('base64'), { flush: true, mode: 0o600 })
  renameSync(`${fileOf()}.tmp`, fileOf())
}

/** A Linux desktop without a keyring has a key that everybody knows: that is no safe. */
async function canSeal(): Promise<boolean> {
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return false
  return safeStorage.isAsyncEncryptionAvailable()
}
