import type { PaperFile, PaperId } from '../../preload/contract/paper.ts'
import { citationOf } from './citation.ts'
import type { Stores } from './stores.ts'

/** What other programs get of papers that are dropped on them: citations, and of one paper its PDF. By the type of the data. */
export function dragDataOf({ rows, papers }: Stores, ids: readonly PaperId[]): Record<string, string> {
  const { paper: shown } = papers.getState()
  const citations = ids.flatMap(id => {
    const row = rows.get(id)
    return row ? [citationOf(row, shown?.id === id ? shown : null)] : []
  })
  const [file] = shown && ids.length === 1 && shown.id === ids[0] ? shown.files : []
  return {
    'text/plain': citations.map(({ text }) => text).join('\n'),
    'text/html': citations.map(({ html }) => `<p>${html}</p>`).join(''),
    ...(file && shown ? downloadOf(file, shown.title) : {}),
  }
}

/** What Chromium saves where it is dropped on a folder. Electron has a way of its own: see the bridge. */
export function downloadOf(file: PaperFile, title: string): Record<string, string> {
  const name = title
    .replace(/[\\/:*?"<>|\s]+/g, ' ')
    .trim()
    .slice(0, 120)
  return { DownloadURL: `application/pdf:${name}.pdf:${new URL(`/pdf/${file.id}`, location.href).href}` }
}
