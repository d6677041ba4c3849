import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { languageOf } from '../../src/preload/contract/language.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

const RENDERER = join(import.meta.dirname, '../../src/renderer')
const rooms = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('messages.ts'))
  .map(path => path.replace(/\/messages\.ts$/, ''))
const namesIn = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()

test.each(rooms)('the German of %s has every value of the English, and nothing that is said nowhere', async room => {
  const { say } = (await import(join(RENDERER, room, 'messages.ts'))) as {
    say: { catalogue: Readonly<Record<string, string>> }
  }
  const catalogue = Object.entries(say.catalogue)
  expect(catalogue.length).toBeGreaterThan(0)
  for (const [english, german] of catalogue) {
    expect([english, namesIn(german)]).toEqual([english, namesIn(english)])
    // What follows another word begins with a space in both.
    expect([english, german.startsWith(' '), german.endsWith(' ')]).toEqual([
      english,
      english.startsWith(' '),
      english.endsWith(' '),
    ])
  }
  const said = readdirSync(join(RENDERER, room), { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path) && !path.endsWith('messages.ts'))
    .map(path => readFileSync(join(RENDERER, room, path), 'utf8').replaceAll("\\'", "'"))
    .join('\n')
  expect(
    catalogue.map(([english]) => english).filter(english => !said.includes(english.replaceAll('\n', '\\n'))),
  ).toEqual([])
})

test('a window speaks the language that is set, else the first of the system that is spoken here', async () => {
  expect(languageOf('de', ['en'])).toBe('de')
  expect(languageOf('system', ['fr-CA', 'de-AT', 'en'])).toBe('de')
  expect(languageOf('system', ['ja'])).toBe('en')
  const kept = new Map([['offprint.language', 'de']])
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (k: string, v: string) => kept.set(k, v),
  })
  vi.stubGlobal('navigator', { languages: ['en-GB'] })
  vi.resetModules()
  const { sayCount, sayMinutes } = await import('../../src/renderer/ui/say.ts')
  const { relativeDay } = await import('../../src/renderer/ui/relative-day.ts')
  expect([sayMinutes(1), sayMinutes(45), sayMinutes(61), sayMinutes(840), sayMinutes(72_000)]).toEqual([
    '1 Minute',
    '45 Minuten',
    'etwa 1 Stunde',
    'etwa 14 Stunden',
    'etwa 1.200 Stunden',
  ])
  expect(sayCount(1_200, 'Artikel', 'Artikel')).toBe('1.200 Artikel')
  expect(relativeDay('2016-02-21T12:00:00Z', new Date('2026-02-21T12:00:00Z'))).toBe('21. Feb. 2016')
  const { keepLanguage } = await import('../../src/renderer/language/language.ts')
  expect(keepLanguage('de')).toBe(false)
  // The window is English from the next start on, and says so.
  expect(keepLanguage('system')).toBe(true)
  expect(kept.get('offprint.language')).toBe('system')
})

test('what is in no catalogue stands without brackets', async () => {
  vi.stubGlobal('localStorage', { getItem: () => 'brackets', setItem: () => {} })
  vi.resetModules()
  const { say } = await import('../../src/renderer/queues/messages.ts')
  expect(say('{chosen} chosen', { chosen: '3' })).toBe('⟦3 chosen⟧')
  const { sayCount } = await import('../../src/renderer/ui/say.ts')
  expect(sayCount(2, 'paper', 'papers')).toBe('2 papers')
})
