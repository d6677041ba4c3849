import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAnnotatePdf, makeCarryPdf } from '../../src/main/host/read-pdf.ts'
import type { PaperId } from '../../src/preload/contract/paper.ts'
import { annotationsIn, markToWrite } from '../support/annotated-pdf.ts'
import { aMark } from '../support/attach-pdf.ts'
import { makeLockedPdf } from '../support/make-locked-pdf.ts'
import { makePdf } from '../support/make-pdf.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-pdf-work-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const LINE = 'Sparse codes explain most of what the representations of a model contain.'
const mark = markToWrite(
  aMark({
    paper: 1 as PaperId,
    file: 'f'.repeat(64),
    text: 'explain most of what the representations',
    before: 'Sparse codes',
    after: 'of a model contain.',
  }),
  'mark',
)

test('what is appended to a PDF is found in a process of its own, which writes nothing', async () => {
  const path = join(folder, 'plain.pdf')
  const original = await makePdf([{ lines: [LINE] }])
  writeFileSync(path, original)
  const before = readdirSync(folder)
  const annotate = makeAnnotatePdf()
  const request = { path, author: 'Ada', marks: [mark], removed: [], cpuMs: 50_000 }
  const { tail, written } = await annotate(request)
  expect(written).toBe(1)
  expect(annotationsIn(Buffer.concat([original, Buffer.from(tail, 'base64')]))).toHaveLength(1)
  expect(readdirSync(folder)).toEqual(before)
  writeFileSync(join(folder, 'locked.pdf'), makeLockedPdf('secret', 'pw'))
  await expect(annotate({ ...request, path: join(folder, 'locked.pdf') })).rejects.toThrow(
    /^locked\.pdf could not be read: it is locked with a password/,
  )
  writeFileSync(join(folder, 'no.pdf'), '%PDF-1.4 and nothing else')
  await expect(annotate({ ...request, path: join(folder, 'no.pdf') })).rejects.toMatchObject({ code: 'invalid' })
}, 240_000)

test('the places of annotations in another version are found in a process of its own', async () => {
  const [from, to] = [join(folder, 'v1.pdf'), join(folder, 'v2.pdf')]
  writeFileSync(from, await makePdf([{ lines: [LINE] }]))
  writeFileSync(to, await makePdf([{ lines: ['A cover.'] }, { lines: ['A line before it.', LINE] }]))
  const [carried] = await makeCarryPdf()({ from, to, marks: [mark], cpuMs: 50_000 })
  expect(carried).toMatchObject({ id: 'mark', place: { page: 1, text: mark.text } })
  expect(carried?.confidence).toBeGreaterThan(0.9)
}, 240_000)
