import type { AnnotationId, FoundAnnotations } from '../../preload/contract/annotation.ts'
import type { PaperId } from '../../preload/contract/paper.ts'
import { saveFile } from './save-file.ts'
import type { Stores } from './stores.ts'
import { say } from './messages.ts'

/** What was marked, out of the library: as Markdown, or in a copy of the PDF. */

type Room = Pick<Stores, 'client' | 'notices' | 'writes'>

const AT_ONCE = 200

/** With what papers: those of a list, in its order, that have annotations. */
async function annotationsAsMarkdown({ client, writes }: Room, papers: readonly PaperId[]): Promise<string> {
  // What was marked a moment ago is on its way to the library.
  await writes.settled()
  const texts: string[] = []
  for (let at = 0; at < papers.length; at += AT_ONCE) {
    const some = papers.slice(at, at + AT_ONCE)
    texts.push((await client.call('annotations.markdown', { papers: [...some] })).markdown)
  }
  return texts.join('')
}

export async function copyMarkdown(room: Room, papers: readonly PaperId[]): Promise<void> {
  try {
    const markdown = await annotationsAsMarkdown(room, papers)
    if (markdown.trim() === '') return room.notices.show({ text: say('Nothing is marked in these papers.') })
    await navigator.clipboard.writeText(markdown)
    room.notices.show({ text: say('The annotations are on the clipboard, as Markdown.'), slot: 'annotations-out' })
  } catch (error) {
    room.notices.fail(error)
  }
}

export async function saveMarkdown(room: Room, papers: readonly PaperId[], name: string): Promise<void> {
  try {
    const markdown = await annotationsAsMarkdown(room, papers)
    if (markdown.trim() === '') return room.notices.show({ text: say('Nothing is marked in these papers.') })
    saveFile(`${name.replace(/[\\/:*?"<>|]+/g, ' ').slice(0, 120)}.md`, new Blob([markdown], { type: 'text/markdown' }))
  } catch (error) {
    room.notices.fail(error)
  }
}

/** All papers of the library that something is marked in, the one marked last first. */
export async function papersWithAnnotations({ client }: Room): Promise<readonly PaperId[]> {
  const papers = new Set<PaperId>()
  let after: AnnotationId | null = null
  do {
    const page: FoundAnnotations = await client.call('annotations.find', {
      limit: 200,
      ...(after === null ? {} : { after }),
    })
    for (const { annotation } of page.items) papers.add(annotation.paper)
    after = page.next
  } while (after !== null)
  return [...papers]
}

export interface CopyWanted {
  readonly paper: PaperId
  readonly file: string
  readonly password?: string | undefined
}

/** Offers a copy of the PDF with its annotations in it as a file, and says what to know of it. */
export async function saveCopy(
  { client, notices, writes }: Room,
  { paper, file, password }: CopyWanted,
): Promise<void> {
  try {
    await writes.settled()
    const addition = await client.call('annotations.addition', {
      ...{ paper, file },
      ...(password === undefined ? {} : { password }),
    })
    const tail = Uint8Array.from(atob(addition.tail), letter => letter.charCodeAt(0))
    saveFile(addition.name, new Blob([await client.pdf(file), tail], { type: 'application/pdf' }))
    const what = addition.written === 1 ? say('1 annotation') : say('{count} annotations', { count: addition.written })
    notices.show({
      text: [say('Saved with {what}: {name}', { what, name: addition.name }), ...addition.notes].join(' '),
      slot: 'annotations-out',
    })
  } catch (error) {
    notices.fail(error)
  }
}
