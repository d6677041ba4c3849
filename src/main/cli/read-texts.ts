import type { CommandContext } from './command.ts'

/** Has the PDFs that came in read, so that a search finds what stands in them. Where it is interrupted, the next one goes on. */
export async function readTexts({ open, interrupted }: CommandContext): Promise<void> {
  if (interrupted.aborted) return
  const session = await open('write')
  const job = await session.call('files.readTexts', {})
  if (job) await session.finish(job)
}
