import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LibraryFailure } from '../../src/main/core/failures.ts'
import { hostInProcess } from '../../src/main/host/hosted-library.ts'
import { type Method, methods } from '../../src/preload/contract/method-table.ts'
import { join } from 'node:path'
import { argumentsOf, oddArgumentsOf } from '../support/arbitrary-arguments.ts'
import { dumpOf } from '../support/dump-library.ts'
import { fillLibrary } from '../support/fill-library.ts'
import { openTestLibrary } from '../support/open-test-library.ts'

/**
 * Every method of the library, asked what nobody would ask. OFFPRINT_CALLS=1000 asks each a thousand times; the suite
 * takes fewer, of other cases each time.
 */
const CALLS = Number(process.env['OFFPRINT_CALLS'] ?? 30)
const NAMES = Object.keys(methods) as Method[]

/** A list that is checked is frozen, which views of bytes do not let themselves be. */
function isTaken(method: Method, args: unknown): boolean {
  try {
    return methods[method].args.safeParse(args ?? {}).success
  } catch {
    return false
  }
}

test('whatever is asked, the answer is an envelope in time, and what is refused changes nothing', async () => {
  const bugs: string[] = []
  const opened = await openTestLibrary({
    ports: {
      fetch: () => Promise.reject(new LibraryFailure('offline', 'There is no network here.')),
      log: (level, message, details) => void (level === 'error' && bugs.push(`${message} ${JSON.stringify(details)}`)),
    },
  })
  await fillLibrary(opened)
  const hosted = hostInProcess(opened.library, opened.ports.log)
  const path = join(opened.folder, 'library.sqlite')

  /** Asks, and says what came of it. */
  async function ask(method: Method, args: unknown): Promise<string> {
    const { promise: late, resolve } = Promise.withResolvers<string>()
    const timer = setTimeout(resolve, 20_000, 'nothing')
    const reply = hosted.call(method, args).then(said => {
      expect(JSON.parse(JSON.stringify(said))).toStrictEqual(said)
      return said.ok ? 'done' : said.failure.code
    })
    return Promise.race([reply, late]).finally(() => clearTimeout(timer))
  }

  const before = dumpOf(path)
  let refused = 0
  for (const method of NAMES)
    for (const args of fc.sample(oddArgumentsOf(method), CALLS)) {
      if (isTaken(method, args)) continue
      refused += 1
      expect([method, args, await ask(method, args)]).toEqual([method, args, 'invalid'])
    }
  expect(refused).toBeGreaterThan((NAMES.length * CALLS) / 2)
  expect(dumpOf(path)).toEqual(before)
  expect(Reflect.get({}, 'polluted')).toBeUndefined()

  for (const method of NAMES)
    for (const args of fc.sample(argumentsOf(method), Math.ceil(CALLS / 15)))
      expect([method, args, await ask(method, args)]).toEqual([method, args, expect.not.stringMatching(/nothing|bug/)])
  expect(bugs).toEqual([])
  expect(await ask('library.info', {})).toBe('done')
  const findings = await opened.library.api['doctor.check']({ repair: false })
  expect(findings.filter(({ ok, check }) => !ok && check === 'database')).toEqual([])
  await opened.close()
}, 3_600_000)
