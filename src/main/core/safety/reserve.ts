import { randomBytes } from 'node:crypto'
import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toFailure } from '../failures.ts'

/** A little room of the disk that is the library's own: given up where a full disk would keep it from opening. */

const NAME = 'reserve'
// What SQLite needs to open a database that was closed, and some typed lines.
const BYTES = 256 * 2 ** 10
const FREE_FOR_IT = 16 * 2 ** 20

/** Opens; where the disk is too full for that, once more without the reserve. */
export function openWithReserve<T>(folder: string, open: () => T): T {
  try {
    return open()
  } catch (error) {
    const reserve = join(folder, NAME)
    if (toFailure(error).code !== 'disk-full' || !existsSync(reserve)) throw error
    rmSync(reserve, { force: true })
    return open()
  }
}

/** Sets the room aside where it is not, and the disk has plenty. Not of zeros: some disks keep those in no room at all. */
export function keepReserve(folder: string): void {
  try {
    const { bavail, bsize } = statfsSync(folder)
    if (existsSync(join(folder, NAME)) || bavail * bsize < FREE_FOR_IT) return
    writeFileSync(join(folder, NAME), randomBytes(BYTES))
  } catch {
    // Without it a full disk is as bad as it is everywhere.
    rmSync(join(folder, NAME), { force: true })
  }
}
