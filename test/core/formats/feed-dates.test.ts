import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFeedDate } from '../../../src/main/core/intake/formats/feed/feed-dates.ts'

describe('dates of feeds', () => {
  test.each([
    // RFC 822 and what is made of it
    ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21Z'],
    ['Thu, 01 Jan 04 19:48:21 GMT', '2004-01-01T19:48:21Z'],
    ['1 Jan 97 19:48 GMT', '1997-01-01T19:48:00Z'],
    ['Thu,  1 Jan 2004 10:48:21 PST', '2004-01-01T18:48:21Z'],
    ['Thu, 01 Jan 2004 19:48:21', '2004-01-01T19:48:21Z'],
    ['Thu, 01 Jan 2004', '2004-01-01'],
    ['Thu, 5 Apr 2012 23:47:00 +10:00', '2012-04-05T13:47:00Z'],
    ['Wednesday, 19 August 2009 18:28:00 -0330', '2009-08-19T21:58:00Z'],
    ['Mon, 21 Jan 2008 8:56 am PST', '2008-01-21T16:56:00Z'],
    ['Mon, 21 Jan 2008 12:05 PM', '2008-01-21T12:05:00Z'],
    ['Mon,16 Jul 2012 07:36:08 Z', '2012-07-16T07:36:08Z'],
    ['Mon, 25 Dec 2006 00:00:00 XYZ', '2006-12-25T00:00:00Z'],
    ['Tue, 20 Jan 2004 24:00:00 GMT', '2004-01-21T00:00:00Z'],
    ['Fri, 2006/09/15 08:19:53 EDT', '2006-09-15T12:19:53Z'],
    // ISO 8601 and W3CDTF
    ['2003-12-31T10:14:55Z', '2003-12-31T10:14:55Z'],
    ['2003-12-31T10:14:55-08:00', '2003-12-31T18:14:55Z'],
    ['2003-12-31T10:14+0100', '2003-12-31T09:14:00Z'],
    ['2003-12-31 10:14:55.25', '2003-12-31T10:14:55.250Z'],
    ['2013-12-10T08:36:00 -0500', '2013-12-10T13:36:00Z'],
    ['2003-12-31', '2003-12-31'],
    ['20031231', '2003-12-31'],
    ['20031231T101455Z', '2003-12-31T10:14:55Z'],
    ['2003-335', '2003-12-01'],
    ['2004-W53-6', '2005-01-01'],
    ['03-12-31', '2003-12-31'],
    // C, JavaScript, SQL
    ['Sun Jan  4 16:29:06 PST 2004', '2004-01-05T00:29:06Z'],
    ['Sun Jan 04 16:29:06 2004', '2004-01-04T16:29:06Z'],
    ['Sat Mar 10 2007 10:00:00 GMT-0600 (CST)', '2007-03-10T16:00:00Z'],
    ['1073159301', '2004-01-03T19:48:21Z'],
    ['1073159301000', '2004-01-03T19:48:21Z'],
    // People
    ['January 5, 2004', '2004-01-05'],
    ['Friday, December 22nd, 2006 - 15:22:13', '2006-12-22T15:22:13Z'],
    ['31.12.2003 22:14', '2003-12-31T22:14:00Z'],
    ['31/12/2003', '2003-12-31'],
    ['12/31/2003 10:14:55 PM', '2003-12-31T22:14:55Z'],
    ['2003/12/31', '2003-12-31'],
    // Languages
    ['5. März 2004, 10:00 MEZ', '2004-03-05T09:00:00Z'],
    ['mar. 5 nov. 2024 10:00', '2024-11-05T10:00:00Z'],
    ['5 de agosto de 2024', '2024-08-05'],
    ['Κυρ, 11 Ιούλ 2004 12:00:00 EST', '2004-07-11T17:00:00Z'],
    ['2004-július-13T9:15-05:00', '2004-07-13T14:15:00Z'],
    ['Пн, 5 авг 2024 10:00:00 +0300', '2024-08-05T07:00:00Z'],
    ['2004년 05월 28일 오후 01:31:15', '2004-05-28T04:31:15Z'],
    ['2004-05-28 오전 12:31:15', '2004-05-27T15:31:15Z'],
    ['2004年5月28日 13時31分', '2004-05-28T13:31:00Z'],
  ])('%s', (written, iso) => {
    expect(readFeedDate(written)?.iso).toBe(iso)
  })

  test.each([
    ['2024', 2024],
    ['2024-05', 2024],
    ['May 2024', 2024],
    ['29.02.2023', 2023],
  ])('of %s only the year is known', (written, year) => {
    expect(readFeedDate(written)).toEqual({ iso: null, year })
  })

  test.each(['', 'tomorrow', 'N/A', '00:00', '99', 'Monday', '0000-00-00'])('"%s" is none', written => {
    expect(readFeedDate(written)).toBeNull()
  })

  const instant = fc.date({ min: new Date('1971-01-01'), max: new Date('2069-12-31'), noInvalidDate: true })
  test('an instant is the same however it is written', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -14 * 4, max: 14 * 4 }), (date, quarters) => {
        const seconds = new Date(Math.floor(date.getTime() / 1_000) * 1_000)
        const iso = seconds.toISOString().replace('.000Z', 'Z')
        const [sign, minutes] = [quarters < 0 ? '-' : '+', Math.abs(quarters) * 15]
        const there = new Date(seconds.getTime() + quarters * 15 * 60_000)
        const zone = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
        const local = there.toISOString().slice(0, 19)
        const words = there.toUTCString()
        for (const written of [
          iso,
          `${local}${sign}${zone}`,
          `${local.replace('T', ' ')} ${sign}${zone.replace(':', '')}`,
          `${local.replaceAll(/[-:]/g, '')}${sign}${zone.replace(':', '')}`,
          seconds.toUTCString(),
          words.replace('GMT', `${sign}${zone}`),
          words.replace(/\d\d(\d\d) (\d\d:)/, '$1 $2').replace('GMT', `${sign}${zone.replace(':', '')}`),
        ])
          expect(readFeedDate(written)?.iso, written).toBe(iso)
      }),
    )
  })

  test('whatever is written gives a date of the calendar or none', () => {
    const part = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('Jan', '오후', '2024', '-', ':', 'T', '31', 'GMT', '+25:99', '년'),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), parts => {
        const date = readFeedDate(parts.join(' '))
        if (date?.iso) expect(Number.isNaN(Date.parse(date.iso))).toBe(false)
      }),
    )
  })
})
