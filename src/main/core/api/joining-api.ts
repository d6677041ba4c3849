import type { PaperId } from '../../../preload/contract/paper.ts'
import { LibraryFailure } from '../failures.ts'
import { mergePapers } from '../intake/joining/merge-papers.ts'
import { splitPaper } from '../intake/joining/split-paper.ts'
import type { ApiOf, LibraryContext } from './context.ts'

type JoiningApi = Pick<ApiOf<'papers'>, 'papers.merge' | 'papers.split' | 'papers.setMuted'>

/** What the reader says against the rules: which records are one paper, and which papers are muted. */
export function makeJoiningApi({ session, ports, steps }: LibraryContext): JoiningApi {
  const { read } = session
  const titleOf = (id: PaperId): string => {
    const title = read.column<string>('SELECT title FROM papers WHERE id = ?', id)[0]
    if (title === undefined) throw new LibraryFailure('not-found', `Paper ${id} is not in this library.`)
    return title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title
  }
  return {
    'papers.merge': ({ ids }) => {
      const [kept, ...others] = [...new Set(ids)]
      if (kept === undefined || others.length === 0)
        throw new LibraryFailure('invalid', 'Merging takes at least two different papers.')
      for (const id of others) titleOf(id)
      return steps.take(`Merged ${others.length + 1} records of “${titleOf(kept)}”`, (rows, write, at) => {
        for (const gone of others) mergePapers(rows, write, { kept, gone, record: ports.newId(), reason: 'merged', at })
      })
    },
    'papers.split': ({ id, record }) => {
      let paper = id
      steps.take(`Split a record off “${titleOf(id)}”`, (rows, write) => {
        paper = splitPaper(rows, write, id, record)
      })
      return { paper }
    },
    'papers.setMuted': ({ ids, muted }) => {
      for (const id of ids) titleOf(id)
      const what = ids.length === 1 && ids[0] !== undefined ? `“${titleOf(ids[0])}”` : `${ids.length} papers`
      const verb = muted === null ? 'Left to the rules:' : muted ? 'Muted' : 'Unmuted'
      return steps.take(`${verb} ${what}`, rows => {
        for (const id of ids) {
          if (muted === null) rows.remove('mutings', [id])
          else rows.put('mutings', { paper_id: id, muted: muted ? 1 : 0 })
        }
      })
    },
  }
}
