import fc from 'fast-check'
import { z } from 'zod'
import { type Method, methods } from '../../src/preload/contract/method-table.ts'

/** Arguments for a method of the library, made of its own schema, and what nobody would send. */

interface Shape {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly prefixItems?: readonly Shape[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
}

/** What the method takes, or nearly: a rule that no schema can say is left to the library. */
export function argumentsOf(method: Method): fc.Arbitrary<unknown> {
  return valueOf(z.toJSONSchema(methods[method].args, { io: 'input', unrepresentable: 'any' }) as Shape)
}

/** The same with something odd in the place of one of its parts, or something else altogether. */
export function oddArgumentsOf(method: Method): fc.Arbitrary<unknown> {
  const spoiled = fc.tuple(argumentsOf(method), fc.nat(), odd).map(([value, at, other]) => exchanged(value, at, other))
  return fc.oneof({ weight: 3, arbitrary: spoiled }, { weight: 1, arbitrary: odd })
}

/** The same as it arrives where only JSON passes. */
export function oddJsonOf(method: Method): fc.Arbitrary<unknown> {
  const plain = (_name: string, part: unknown): unknown => (typeof part === 'bigint' ? String(part) : part)
  return oddArgumentsOf(method).map(value => JSON.parse(JSON.stringify(value, plain) ?? 'null') as unknown)
}

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, -1, 0, 0.5, 1e308, 2 ** 53, NaN, Infinity, true, '', '\u0000', '../../etc/passwd', 'x'.repeat(3_000)],
    ...[
      "' OR 1=1 --",
      '{{constructor}}',
      '__proto__',
      '\ud800',
      '1',
      '-0',
      'file:///etc/passwd',
      [],
      {},
      [[]],
      10n ** 30n,
    ],
    ...[new Date(0), new Map([[1, 2]]), new Uint8Array(3), JSON.parse('{"__proto__":{"polluted":true},"then":"x"}')],
    ...[{ length: 1e9 }, { toString: 'x' }, Array.from({ length: 300 }, () => [[]]), nested(2_000)],
  ),
  fc.anything({ maxDepth: 3, withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
  fc.string({ unit: 'binary' }),
  fc.jsonValue(),
)

function nested(depth: number): unknown {
  let value: unknown = 'deep'
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

/** The value with the part of that number, of all its parts, exchanged; or with a name more. */
function exchanged(value: unknown, at: number, other: unknown): unknown {
  if (typeof value !== 'object' || value === null) return other
  const names = Object.keys(value)
  if (names.length === 0 || at % (names.length + 2) === names.length) return { ...value, unknown: other }
  if (at % (names.length + 2) > names.length) return other
  const name = names[at % (names.length + 2)] ?? ''
  const inner: unknown = Reflect.get(value, name)
  const part = at > 1_000 ? exchanged(inner, Math.floor(at / 7), other) : other
  return Array.isArray(value) ? value.with(Number(name), part) : { ...value, [name]: part }
}

// Of a library of twenty papers: some of what is asked for is there.
const KNOWN = ['up-next', 'test-id-000001', 'À relire', 'daily-papers', 'https://arxiv.org/abs/2409.08264', 'a', '']
const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: fc
    .date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10)),
  'date-time': fc
    .date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map(date => date.toISOString()),
  uri: fc.webUrl(),
  email: fc.constantFrom('ada@example.org', 'a.b+c@d.example'),
  base64: fc.base64String({ maxLength: 40 }),
}

function valueOf(shape: Shape): fc.Arbitrary<unknown> {
  const choices = shape.anyOf ?? shape.oneOf
  if (choices) return fc.oneof(...choices.map(valueOf))
  if ('const' in shape) return fc.constant(shape.const)
  if (shape.enum) return fc.constantFrom(...shape.enum)
  switch (shape.type) {
    case 'object': {
      const entries = Object.entries(shape.properties ?? {}).map(([name, inner]) => [name, valueOf(inner)] as const)
      const requiredKeys = (shape.required ?? []).filter(name => name in (shape.properties ?? {}))
      return fc.record(Object.fromEntries(entries), { requiredKeys })
    }
    case 'array':
      if (shape.prefixItems) return fc.tuple(...shape.prefixItems.map(valueOf))
      return fc.array(valueOf(shape.items ?? {}), {
        minLength: shape.minItems ?? 0,
        maxLength: Math.max(shape.minItems ?? 0, Math.min(shape.maxItems ?? 5, 5)),
      })
    case 'string':
      return textOf(shape)
    case 'integer':
    case 'number':
      return numberOf(shape)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue()
  }
}

function textOf({ format, pattern, minLength = 0, maxLength = 60 }: Shape): fc.Arbitrary<string> {
  const known = format === undefined ? undefined : FORMATS[format]
  if (known) return known
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  const any = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 60) })
  return fc.oneof(fc.constantFrom(...KNOWN.filter(text => text.length >= minLength && text.length <= maxLength)), any)
}

function numberOf(shape: Shape): fc.Arbitrary<number> {
  const min = Math.max(shape.minimum ?? -1e6, (shape.exclusiveMinimum ?? -1e6) + 1)
  const max = Math.min(shape.maximum ?? 1e6, 1e6)
  if (shape.type === 'number') return fc.double({ min, max, noNaN: true })
  return fc.oneof(fc.integer({ min, max: Math.min(max, min + 20) }), fc.integer({ min, max }))
}
