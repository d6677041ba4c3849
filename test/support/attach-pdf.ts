import { writeFileSync } from 'node:fs'
import type { Annotation, NewAnnotation, Quad } from '../../src/preload/contract/annotation.ts'
import type { PaperId } from '../../src/preload/contract/paper.ts'
import type { TestLibrary } from './open-test-library.ts'

/** Stores a PDF as a window would: for a paper, or as a paper of its own. */
export async function attachPdf(
  test: TestLibrary,
  bytes: Uint8Array,
  name = 'paper.pdf',
  paper: PaperId | null = null,
): Promise<{ readonly paper: PaperId; readonly file: string }> {
  const upload = test.ports.newId()
  writeFileSync(test.library.uploadPath(upload), bytes)
  const added = await test.library.api['files.attach']({ upload, name, paper, sourceUrl: null })
  return { paper: added.paper, file: added.file.id }
}

/** A mark as a caller of the library hands it over. */
export type GivenMark = Omit<NewAnnotation, 'quads'> & { readonly quads: Quad[] }

/** A mark on the first line of a page that `makePdf` set, with whatever a test asks for. */
export function aMark(given: { readonly paper: PaperId; readonly file: string } & Partial<NewAnnotation>): GivenMark {
  return {
    page: 0,
    type: 'highlight',
    color: 'yellow',
    rect: [72, 716, 200, 730],
    text: 'the first words',
    before: '',
    after: 'and what follows',
    order: '00000|000000|00062',
    comment: '',
    ...given,
    quads: [...(given.quads ?? ([[72, 730, 200, 730, 72, 716, 200, 716]] as const))],
  }
}

/** One of every kind. */
export function oneOfEach(paper: PaperId, file: string): GivenMark[] {
  const on = { paper, file } as const
  const empty = { quads: [], text: '', before: '', after: '' } as const
  return [
    aMark({ ...on, comment: 'A *claim*' }),
    aMark({
      ...on,
      type: 'underline',
      color: 'green',
      rect: [72, 700, 300, 714],
      quads: [[72, 714, 300, 714, 72, 700, 300, 700]],
      order: '00000|000010|00078',
    }),
    aMark({
      ...on,
      type: 'strikeout',
      color: 'red',
      rect: [72, 680, 300, 694],
      quads: [[72, 694, 300, 694, 72, 680, 300, 680]],
      order: '00000|000020|00098',
    }),
    aMark({
      ...on,
      ...empty,
      type: 'note',
      color: 'blue',
      rect: [400, 700, 420, 720],
      comment: 'Überprüfen: 日本語 and “quotes”',
      order: '00000|000030|00072',
    }),
    aMark({
      ...on,
      ...empty,
      type: 'text',
      color: 'purple',
      rect: [300, 500, 460, 560],
      comment: 'In the margin:\na box of text',
      order: '00000|000040|00232',
    }),
    aMark({
      ...on,
      ...empty,
      type: 'area',
      color: 'red',
      rect: [100, 300, 300, 420],
      order: '00000|000050|00372',
      png: A_PNG,
    }),
    aMark({
      ...on,
      ...empty,
      type: 'ink',
      color: 'green',
      rect: [320, 300, 420, 380],
      strokes: [
        [320, 300, 340, 350, 420, 380],
        [330, 310],
      ],
      order: '00000|000060|00412',
    }),
  ]
}

/** A picture of one pixel. */
export const A_PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** What two libraries have in common of an annotation. */
export function withoutPlaceInLibrary({ paper: _paper, file: _file, picture: _picture, ...rest }: Annotation): object {
  return rest
}
