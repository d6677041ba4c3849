import { open } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import type { Failure } from '../../preload/contract/failure.ts'
import type { HostedLibrary } from '../host/hosted-library.ts'
import { receiveUpload } from '../host/receive-upload.ts'
import { LINK_SCHEME } from './app-scheme.ts'

/** What the system asked us to open, by a link, a double click or the command line. */
export type OpenRequest =
  /** A place in a paper as windows know it: "paper/12?page=3&annotation=ab12". */
  { readonly kind: 'paper'; readonly link: string } | { readonly kind: 'file'; readonly path: string }

/** The window reads what comes after the number; here it is only seen to be nothing else than page and annotation. */
const LINK = new RegExp(`^${LINK_SCHEME}://paper/([1-9]\\d{0,14})/?(\\?[\\w=&%.~-]{0,200})?$`, 'i')

/** A link to a paper, a file of a kind we read, or nothing we know. */
export function parseOpenRequest(text: string, workingFolder: string): OpenRequest | null {
  const link = LINK.exec(text)
  if (link) return { kind: 'paper', link: `paper/${link[1]}${link[2] ?? ''}` }
  // Switches of Chromium come on the same line; so does the folder of the app in development.
  if (text.startsWith('-') || !['.pdf', '.jsonl'].includes(extname(text).toLowerCase())) return null
  return { kind: 'file', path: resolve(workingFolder, text) }
}

/** Takes a file into the library, as if it had been dropped on the window. Answers what went wrong, null where nothing. */
export async function takeFile(path: string, library: HostedLibrary): Promise<Failure | null> {
  try {
    const file = await open(path, 'r')
    const { upload } = await receiveUpload(library, file.createReadStream())
    const name = basename(path)
    const isPdf = extname(path).toLowerCase() === '.pdf'
    const reply = await (isPdf
      ? library.call('files.attach', { upload, name, paper: null, sourceUrl: null })
      : library.call('imports.start', { upload, name }))
    return reply.ok ? null : reply.failure
  } catch (error) {
    return {
      code: 'invalid',
      message: `${path} could not be read: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}
