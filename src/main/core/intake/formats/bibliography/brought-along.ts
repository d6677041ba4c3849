import type { BroughtAlong } from '../../../ports.ts'

/** Whether there is anything of the reader's to bring along. */
export function isOwn({ tags, note, files }: BroughtAlong): boolean {
  return tags.length > 0 || note !== null || files.length > 0
}
