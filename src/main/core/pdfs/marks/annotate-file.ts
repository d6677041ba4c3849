import type { AnnotatePdfRequest, MarkToWrite, PdfAddition } from '../../ports.ts'
import { type FilePage, pagesOf } from '../file/pages.ts'
import type { PdfFile } from '../file/pdf-file.ts'
import { beginRevision, type Revision } from '../file/revision.ts'
import { isArray, isKind, keyOf, type PdfDict, type PdfRef, type PdfValue, withEntries } from '../file/values.ts'
import { annotationObject } from './annotation-object.ts'
import { appearanceOf } from './appearance.ts'
import { editedObject } from './edited-object.ts'
import { annotationsOfPage, type FileAnnotation } from './file-annotations.ts'
import { isKnownAs } from './known-mark.ts'
import { recolorContent } from './recolor-form.ts'
import { isSignedFile } from './signed-file.ts'
import { makeLettering } from './text-appearance.ts'
import type { TrueType } from './true-type.ts'

/** Makes what is appended to a PDF to have annotations in it: new ones, those it has and that have changed since, and not those taken away. */
export function annotateFile(file: PdfFile, request: AnnotatePdfRequest, font: () => TrueType): PdfAddition {
  const revision = beginRevision(file)
  const pages = pagesOf(file)
  const lettering = lazily(() => makeLettering(revision, font()))
  let drawnByViewer = 0
  let written = 0
  const byPage = Map.groupBy(request.marks, mark => mark.page)
  for (const [index, page] of pages.entries()) {
    const marks = byPage.get(index) ?? []
    if (marks.length === 0 && request.removed.length === 0) continue
    const there = annotationsOfPage(file, page, index + 1)
    const changed = new Map<FileAnnotation, PdfRef | null>()
    const added: PdfRef[] = []
    for (const mark of marks) {
      const known = there.find(one => !changed.has(one) && isKnownAs(one.annotation, mark))
      if (known && isAsItWas(known, mark)) continue
      const object = known && mark.external ? edited(known, mark, page, index) : newObject(mark, page, index)
      const ref = known?.key != null ? refOf(known.key) : revision.newRef()
      revision.put(ref, object)
      if (known) changed.set(known, ref)
      else added.push(ref)
      written += 1
    }
    for (const one of there)
      if (request.removed.some(gone => isKnownAs(one.annotation, gone))) {
        changed.set(one, null)
        written += 1
      }
    if (added.length > 0 || [...changed].some(([one, ref]) => ref === null || one.key === null))
      putPage(file, revision, page, there, changed, added)
  }
  if (lettering.made) lettering.made().end()
  const missing = request.marks.filter(({ page }) => page >= pages.length).length
  const isSigned = isSignedFile(file)
  return {
    tail: Buffer.from(revision.end()).toString('base64'),
    written,
    isSigned,
    notes: notesOf({ isSigned, missing, drawnByViewer, isRepaired: file.references.newest === null }),
  }

  function newObject(mark: MarkToWrite, page: FilePage, index: number): PdfDict {
    const unit = file.entry(page.dict, 'UserUnit')
    const scale = typeof unit === 'number' && unit > 0 ? unit : 1
    const appearance =
      mark.type === 'text' ? lettering.get().appearanceOf(mark, page.rotate, scale) : appearanceOf(mark, scale)
    if (!appearance) drawnByViewer += 1
    const ref = appearance ? revision.newRef() : null
    if (appearance && ref) revision.putStream(ref, appearance.form, Buffer.from(appearance.content, 'latin1'))
    return annotationObject({
      mark,
      page: index,
      pageRef: page.ref,
      author: request.author,
      appearance: appearance && ref ? { ...appearance, ref } : null,
    })
  }

  /** Of another program's annotation only what the reader has changed is changed. */
  function edited(known: FileAnnotation, mark: MarkToWrite, page: FilePage, index: number): PdfDict {
    return editedObject({
      file,
      known,
      mark,
      fresh: () => newObject(mark, page, index),
      recolored(value, from, to) {
        const form = file.resolve(value)
        if (!isKind(form, 'stream')) return null
        const content = recolorContent(Buffer.from(file.contentOf(form)).toString('latin1'), from, to)
        if (content === null) return null
        const ref = revision.newRef()
        const unpacked = withEntries(form.dict, { Filter: null, DecodeParms: null, Length: null })
        revision.putStream(ref, unpacked, Buffer.from(content, 'latin1'))
        return ref
      },
    })
  }
}

/** Nothing is written of an annotation that says in the file what it says here. */
function isAsItWas({ annotation }: FileAnnotation, mark: MarkToWrite): boolean {
  if (mark.external) return !mark.isEdited
  const { own } = annotation
  return own !== null && own.updatedAt === mark.updatedAt && own.print === annotation.print
}

/** The page with its list of annotations: a list of its own, whoever shared the old one. */
function putPage(
  file: PdfFile,
  revision: Revision,
  page: FilePage,
  there: readonly FileAnnotation[],
  changed: ReadonlyMap<FileAnnotation, PdfRef | null>,
  added: readonly PdfRef[],
): void {
  if (!page.ref) throw new Error('a page of it is no object by itself')
  const listed = file.entry(page.dict, 'Annots')
  const kept = (isArray(listed) ? listed : []).flatMap((item): PdfValue[] => {
    const known = there.find(one =>
      one.key === null ? one.dict === item : isKind(item, 'ref') && keyOf(item) === one.key,
    )
    const now = known ? changed.get(known) : undefined
    if (now === null || isWindowOfGone(file, item, changed)) return []
    return [now ?? item]
  })
  revision.put(page.ref, withEntries(page.dict, { Annots: [...kept, ...added] }))
}

/** The popup of an annotation that was taken away. */
function isWindowOfGone(file: PdfFile, item: PdfValue, changed: ReadonlyMap<FileAnnotation, PdfRef | null>): boolean {
  const popup = file.resolve(item)
  const parent = isKind(popup, 'dict') ? popup.entries.get('Parent') : null
  if (!isKind(parent, 'ref')) return false
  return [...changed].some(([{ key }, ref]) => ref === null && key === keyOf(parent))
}

function refOf(key: string): PdfRef {
  const [number = 0, generation = 0] = key.split(' ').map(Number)
  return { kind: 'ref', number, generation }
}

interface Lazy<T> {
  get(): T
  made: (() => T) | null
}

function lazily<T>(make: () => T): Lazy<T> {
  const lazy: Lazy<T> = {
    made: null,
    get() {
      if (!lazy.made) {
        const value = make()
        lazy.made = () => value
      }
      return lazy.made()
    },
  }
  return lazy
}

function notesOf({
  isSigned,
  missing,
  drawnByViewer,
  isRepaired,
}: {
  readonly isSigned: boolean
  readonly missing: number
  readonly drawnByViewer: number
  readonly isRepaired: boolean
}): string[] {
  return [
    ...(isSigned
      ? [
          'The PDF is signed. This copy has the annotations added after the signature, and viewers will say so; the signed file is unchanged.',
        ]
      : []),
    ...(missing > 0 ? [`${missing} annotations are on pages that this file does not have and were left out.`] : []),
    ...(drawnByViewer > 0
      ? [`${drawnByViewer} boxes of text have letters that no font here has: each viewer draws them with its own.`]
      : []),
    ...(isRepaired ? ['The PDF has no usable list of its parts; the copy has a new one.'] : []),
  ]
}
