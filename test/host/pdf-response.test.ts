import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerPdf, pdfIdOf } from '../../src/main/host/pdf-response.ts'

const ID = 'ab'.repeat(32)

function ask(headers: Record<string, string>, size = 1_000, method = 'GET') {
  return answerPdf({ method, header: name => headers[name] ?? null }, ID, size)
}

test.each([
  ['bytes=0-99', 206, 0, 99],
  ['bytes=990-', 206, 990, 999],
  ['bytes=-10', 206, 990, 999],
  ['bytes=-5000', 206, 0, 999],
  ['bytes=0-5000', 206, 0, 999],
  ['bytes=999-999', 206, 999, 999],
  ['bytes=5-2', 200, 0, 999],
  ['bytes=0-1,5-6', 200, 0, 999],
  ['lines=0-1', 200, 0, 999],
  ['bytes=-', 200, 0, 999],
])('%s of 1,000 bytes is answered %i with %i to %i', (range, status, start, end) => {
  const { bytes, headers, ...answer } = ask({ range })
  expect(answer.status).toBe(status)
  expect(bytes).toEqual({ start, end })
  expect(headers['content-length']).toBe(String(end - start + 1))
  expect(headers['content-range']).toBe(status === 206 ? `bytes ${start}-${end}/1000` : undefined)
})

test.each(['bytes=1000-', 'bytes=1000-1001', 'bytes=-0'])('%s lies outside', range => {
  expect(ask({ range })).toMatchObject({ status: 416, bytes: null, headers: { 'content-range': 'bytes */1000' } })
})

test('a copy that is known is not sent again, and a range of another copy is not joined to it', () => {
  expect(ask({ 'if-none-match': `"x", W/"${ID}"` })).toMatchObject({ status: 304, bytes: null })
  expect(ask({ range: 'bytes=0-9', 'if-range': `"${ID}"` }).status).toBe(206)
  expect(ask({ range: 'bytes=0-9', 'if-range': '"another"' }).status).toBe(200)
})

test('HEAD and an empty file have no body', () => {
  expect(ask({}, 1_000, 'HEAD')).toMatchObject({ status: 200, bytes: null, headers: { 'content-length': '1000' } })
  expect(ask({}, 0)).toMatchObject({ status: 200, bytes: null, headers: { 'content-length': '0' } })
  expect(ask({ range: 'bytes=-5' }, 0).status).toBe(416)
})

test('whatever is asked, what is sent lies inside the file', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), fc.nat({ max: 5_000 }), (noise, from, to, size) => {
      for (const range of [noise, `bytes=${from}-${to}`, `bytes=${from}-`, `bytes=-${to}`]) {
        const { bytes } = ask({ range }, size)
        if (bytes) expect(bytes.start >= 0 && bytes.start <= bytes.end && bytes.end < size).toBe(true)
      }
    }),
  )
})

test('only the address of a file leads to one', () => {
  expect(pdfIdOf(`/pdf/${ID}`)).toBe(ID)
  for (const path of ['/pdf/', `/pdf/${ID}/`, `/pdf/${ID.toUpperCase()}`, `/pdf/../${ID}`, `/pdf/${ID}0`])
    expect(pdfIdOf(path)).toBeNull()
})
