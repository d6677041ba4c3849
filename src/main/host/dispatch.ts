import type { z } from 'zod'
import type { Reply } from '../../preload/contract/failure.ts'
import { type Method, methods } from '../../preload/contract/method-table.ts'
import { LibraryFailure, toFailure } from '../core/failures.ts'
import type { Library } from '../core/library.ts'
import type { Ports } from '../core/ports.ts'

/**
 * Carries out one call from outside: the method is looked up, its arguments are checked, whatever goes wrong becomes
 * an envelope. Never throws.
 */
export async function dispatch(
  library: Pick<Library, 'api'>,
  method: string,
  args: unknown,
  log: Ports['log'] = complain,
): Promise<Reply<unknown>> {
  try {
    if (!isMethod(method)) throw new LibraryFailure('invalid', unknownMethod(String(method)))
    const checked = checkArguments(method, args)
    if (!checked.success) throw new LibraryFailure('invalid', explain(method, checked.error))
    // The table types each method by itself; which one this is, is known at run time only.
    const carryOut = library.api[method] as (args: unknown) => unknown
    return { ok: true, value: (await carryOut(checked.data)) ?? null }
  } catch (error) {
    const failure = toFailure(error)
    if (failure.code === 'bug')
      log('error', `${shorten(String(method))} failed`, { error: error instanceof Error ? error.stack : String(error) })
    return { ok: false, failure }
  }
}

/** What Electron hands over may be no JSON: a list that is checked is frozen, which a view of bytes does not let itself be. */
function checkArguments(method: Method, args: unknown): ReturnType<(typeof methods)[Method]['args']['safeParse']> {
  try {
    return methods[method].args.safeParse(args ?? {})
  } catch (error) {
    throw new LibraryFailure('invalid', `${method} does not take these arguments: they hold what JSON does not.`, {
      cause: error,
    })
  }
}

function isMethod(name: unknown): name is Method {
  return typeof name === 'string' && Object.hasOwn(methods, name)
}

function unknownMethod(name: string): string {
  const all = Object.keys(methods)
  const subject = `${name.split('.')[0]}.`
  const kin = all.filter(method => method.startsWith(subject))
  return `The library has no method ${JSON.stringify(shorten(name))}. ${kin.length > 0 ? `Of this subject it has` : 'It has'} ${(kin.length > 0 ? kin : all).join(', ')}.`
}

function explain(method: Method, error: z.ZodError): string {
  const problems = error.issues.slice(0, 3).map(issue => `${place(issue.path)}: ${issue.message}`)
  const more = error.issues.length > 3 ? ` (and ${error.issues.length - 3} more)` : ''
  return `${method} does not take these arguments. ${problems.join('; ')}${more}.`
}

function place(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'arguments'
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${shorten(String(step))}`))
    .join('')
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

function complain(level: string, message: string, details?: Readonly<Record<string, unknown>>): void {
  process.stderr.write(`${level}: ${message} ${details ? JSON.stringify(details) : ''}\n`)
}
