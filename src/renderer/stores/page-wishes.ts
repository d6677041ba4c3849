import type { PaperId } from '../../preload/contract/paper.ts'

/** Pages that papers are to be opened at, in the place of where they were left: a hit of a search, an annotation. */
export interface PageWishes {
  wish(paper: PaperId, file: string, page: number): void
  /** The page that was wished for, once. */
  take(paper: PaperId, file: string): number | null
}

export function createPageWishes(): PageWishes {
  const wishes = new Map<string, number>()
  const nameOf = (paper: PaperId, file: string): string => `${paper} ${file}`
  return {
    wish: (paper, file, page) => void wishes.set(nameOf(paper, file), page),
    take(paper, file) {
      const page = wishes.get(nameOf(paper, file))
      wishes.delete(nameOf(paper, file))
      return page ?? null
    },
  }
}
