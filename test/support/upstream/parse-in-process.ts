import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { parseSource } from '../../../src/main/core/intake/formats/parse-source.ts'
import type { Ports } from '../../../src/main/core/ports.ts'

/** The real parsers without a thread of their own, for tests that read thousands of files; counts what it was given. */
export function makeParser(): { readonly parseFile: Ports['parseFile']; readonly parsed: string[] } {
  const parsed: string[] = []
  return {
    parsed,
    async parseFile(request) {
      parsed.push(request.name)
      const { size } = await stat(request.path)
      return parseSource({ name: request.name, size, chunks: () => createReadStream(request.path) }, request)
    },
  }
}
