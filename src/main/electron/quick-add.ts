import { clipboard, Notification } from 'electron'
import type { HostedLibrary } from '../host/hosted-library.ts'
import type { DesktopWords } from './messages.ts'
import type { Windows } from './windows.ts'

const LONGEST_REFERENCE = 2_000

/**
 * Adds what the clipboard names, an address, a DOI or an arXiv id, without showing a window; where it names nothing, the
 * window asks. What became of it is told by the job's own notice in the windows.
 */
export async function addFromClipboard(library: HostedLibrary, windows: Windows, words: DesktopWords): Promise<void> {
  const reference = (await clipboard.readText()).trim()
  if (reference === '' || reference.length > LONGEST_REFERENCE || /\s/.test(reference)) return ask(windows)
  const reply = await library.call('papers.add', { reference })
  if (!reply.ok) return ask(windows)
  if (Notification.isSupported()) new Notification({ title: 'Offprint', body: words.adding(reference) }).show()
}

function ask(windows: Windows): void {
  windows.show()
  windows.send('add')
}
