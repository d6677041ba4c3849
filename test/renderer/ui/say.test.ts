import { describe, expect, it } from 'vitest'
import { sayByline, sayFullDate, sayMinutes, sayOf, sayWholeDay } from '../../../src/renderer/ui/say.ts'

describe('numbers and days as a person says them', () => {
  it.each([
    ['one is no many', sayOf.comments(1), '1 comment'],
    ['none are many', sayOf.upvotes(0), '0 upvotes'],
    ['thousands are set apart', sayOf.stars(12_345), '12,345 stars'],
    ['minutes below an hour', sayMinutes(24.4), '24 minutes'],
    ['half hours while there are few', sayMinutes(85), 'about 1.5 hours'],
    ['whole hours where there are many', sayMinutes(1_570), 'about 26 hours'],
    ['a day of a source', sayFullDate('2026-11-23'), '23 November 2026'],
    ['a moment, by universal time', sayFullDate('2026-11-23T23:30:00Z'), '23 November 2026'],
    ['what is no day', sayFullDate('some time'), 'some time'],
    ['this very day', sayWholeDay('2026-11-26', '2026-11-26'), 'Today'],
    ['a day of another year', sayWholeDay('2025-11-26', '2026-11-26'), 'Wednesday, 26 November 2025'],
    ['one author', sayByline({ organization: null, byline: null, authorCount: 1 }), '1 author'],
    ['who it is from', sayByline({ organization: 'OpenBMB', byline: 'Lovelace', authorCount: 1 }), 'OpenBMB'],
  ])('%s', (_what, said, expected) => {
    expect(said).toBe(expected)
  })
})
