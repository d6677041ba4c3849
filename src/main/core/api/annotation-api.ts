import type { AnnotationId } from '../../../preload/contract/annotation.ts'
import {
  changeAnnotation,
  countKnown,
  createAnnotation,
  listAnnotations,
  placeAnnotation,
  removeAnnotation,
  requireAnnotation,
  requirePaperFile,
} from '../annotations/annotations.ts'
import { findAnnotations } from '../annotations/find-annotations.ts'
import { keepPicture, readPicture } from '../annotations/pictures.ts'
import { additionOf, makeAnnotatedCopy } from '../export/annotated-copy.ts'
import { makeAnnotationWriter } from '../export/annotation-markdown.ts'
import { LibraryFailure } from '../failures.ts'
import { importAnnotations } from '../intake/annotations/import-annotations.ts'
import { earlierFilesOf } from '../intake/annotations/earlier-files.ts'
import { paperOf } from '../papers/paper-details.ts'
import { placeOf } from '../reading/reading.ts'
import { readSettings } from '../settings/settings.ts'
import { listTray } from '../versions/carry-annotations.ts'
import { diffTexts } from '../versions/text-diff.ts'
import { carryBetween, titleOf } from './carrying.ts'
import type { ApiOf, LibraryContext } from './context.ts'

const READ_WITHIN_MS = 60_000

/** What was marked on pages: in the library, in and out of PDFs, from one version of a paper to the next. */
export function makeAnnotationApi(context: LibraryContext): ApiOf<'annotations' | 'versions'> {
  const { folder, session, ports, steps, store } = context
  const { read } = session
  return {
    'annotations.list': ({ paper }) => listAnnotations(read, paper),
    'annotations.create': given => {
      const id = given.id ?? (ports.newId() as AnnotationId)
      const picture = given.png === undefined ? null : keepPicture(folder, given.png)
      steps.take(`Added ${NAMES[given.type]}`, (rows, write, at) =>
        createAnnotation(rows, write, id, given, picture, at),
      )
      return requireAnnotation(read, id)
    },
    'annotations.change': ({ id, ...change }) => {
      const { type } = requireAnnotation(read, id)
      const label = `Changed ${NAMES[type]}`
      steps.take(label, (rows, write, at) => changeAnnotation(rows, write, id, change, at), `annotation:${id}`)
      return requireAnnotation(read, id)
    },
    'annotations.remove': ({ ids }) =>
      steps.take(ids.length === 1 ? 'Deleted an annotation' : `Deleted ${ids.length} annotations`, (rows, write) => {
        for (const id of ids) removeAnnotation(rows, write, id)
      }),
    'annotations.place': ({ id, ...anchor }) => {
      const { type } = requireAnnotation(read, id)
      steps.take(`Moved ${NAMES[type]}`, (rows, write, at) => placeAnnotation(rows, write, id, anchor, at))
      return requireAnnotation(read, id)
    },
    'annotations.picture': ({ id }) => {
      const { picture } = requireAnnotation(read, id)
      return { png: picture === undefined ? null : readPicture(folder, picture) }
    },
    'annotations.known': ({ paper, file }) => ({ known: countKnown(read, paper, file) }),
    'annotations.find': search => findAnnotations(read, search),
    'annotations.import': async ({ paper, file, password }) => {
      requirePaperFile(read, paper, file, 'there are no annotations to take in')
      const reading = await ports.readPdf({ path: pathOf(file), password, cpuMs: READ_WITHIN_MS })
      const earlierFiles = await earlierFilesOf(read, store, paper, file)
      let report: ReturnType<typeof importAnnotations> | null = null
      steps.take(`Took in the annotations of ${titleOf(read, paper)}`, (rows, write, at) => {
        report = importAnnotations(rows, write, { paper, file, reading, earlierFiles, at, newId: ports.newId })
      })
      if (!report) throw new Error('an import ended without a report')
      return report
    },
    'annotations.addition': given => additionOf({ folder, session, ports, store }, given),
    'annotations.export': given => makeAnnotatedCopy({ folder, session, ports, store }, given),
    'annotations.carry': async ({ paper, from, to }) => {
      requirePaperFile(read, paper, from, 'nothing can be carried over from it')
      requirePaperFile(read, paper, to, 'nothing can be carried over to it')
      pathOf(from)
      pathOf(to)
      return carryBetween(context, { paper, from, to })
    },
    'annotations.tray': ({ paper }) => listTray(read, paper),
    'annotations.markdown': ({ papers }) => {
      const { annotationTemplate: template, colorNames } = readSettings(read)
      const writer = makeAnnotationWriter({ template, colorNames })
      const texts = papers.map(id => {
        const paper = paperOf(read, id, placeOf(read, id), context.clock.moment())
        if (!paper) throw new LibraryFailure('not-found', `Paper ${id} is not in this library.`)
        return writer.write(paper, listAnnotations(read, id))
      })
      return { markdown: texts.join('') }
    },
    'versions.diff': async ({ from, to }) => {
      const [older, newer] = await Promise.all(
        [from, to].map(file => ports.readPdf({ path: pathOf(file), cpuMs: READ_WITHIN_MS })),
      )
      return diffTexts(older?.text ?? [], newer?.text ?? [])
    },
  }

  function pathOf(file: string): string {
    if (!store.has(file))
      throw new LibraryFailure(
        'not-found',
        `The file ${file.slice(0, 12)}… is not in the library folder. Add the PDF again, then try once more.`,
      )
    return store.pathOf(file)
  }
}

const NAMES = {
  highlight: 'a highlight',
  underline: 'an underline',
  strikeout: 'a strikeout',
  note: 'a note',
  text: 'a text',
  area: 'an area',
  ink: 'a drawing',
} as const
