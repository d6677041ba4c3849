import { open, rm } from 'node:fs/promises'
import { LibraryFailure } from '../core/failures.ts'
import type { HostedLibrary } from './hosted-library.ts'
import { newId } from './node-ports.ts'

/** More than any bibliography or PDF; less than what fills a disk unnoticed. */
export const MOST_UPLOAD_BYTES = 2 * 1024 ** 3

/**
 * Writes the bytes of an upload where an import will look for them and answers its id. Whatever ends early (a closed
 * tab, a full disk, too many bytes) leaves nothing behind.
 */
export async function receiveUpload(
  library: HostedLibrary,
  body: AsyncIterable<Uint8Array>,
  mostBytes = MOST_UPLOAD_BYTES,
): Promise<{ upload: string }> {
  const upload = newId()
  const path = await library.uploadPath(upload)
  const file = await open(path, 'wx')
  try {
    let size = 0
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > mostBytes)
        throw new LibraryFailure(
          'invalid',
          `The file is larger than ${Math.round(mostBytes / 1024 ** 2)} MB, the most that Offprint takes. Split it, or import it with the command line.`,
        )
      await file.writeFile(chunk)
    }
    // An import that was acknowledged goes on after a power cut: its bytes must be there then.
    await file.sync()
    await file.close()
    return { upload }
  } catch (error) {
    await file.close().catch(() => {})
    await rm(path, { force: true })
    throw error
  }
}
