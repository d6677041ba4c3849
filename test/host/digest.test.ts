import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Paper, PaperId } from '../../src/preload/contract/paper.ts'
import { LibraryFailure } from '../../src/main/core/failures.ts'
import { dispatch } from '../../src/main/host/dispatch.ts'
import { makeSendMail } from '../../src/main/host/send-mail.ts'
import { openTestLibrary, type TestLibrary } from '../support/open-test-library.ts'

interface Received {
  readonly user: string | null
  readonly to: readonly string[]
  readonly text: string
}

let received: Received[]
let logins: string[]
let server: SMTPServer
let port: number
let opened: TestLibrary
let password: string | null
/** What the server says to a mail in place of taking it. */
let refusal: string | null

beforeEach(async () => {
  received = []
  logins = []
  password = 'open sesame'
  refusal = null
  server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: true,
    onAuth(auth, _session, done) {
      logins.push(`${auth.username}:${auth.password}`)
      if (auth.password === 'open sesame') done(null, { user: auth.username })
      else done(new Error(`no such password: ${auth.password}`))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        if (refusal !== null) return done(Object.assign(new Error(refusal), { responseCode: 451 }))
        received.push({ user: session.user ?? null, to, text: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  port = typeof address === 'object' && address ? address.port : 0
  opened = await openTestLibrary({
    ports: { sendMail: makeSendMail(() => Promise.resolve(password)) },
    background: true,
  })
  await opened.importText(
    [
      {
        title: 'Loud <b>ice</b>',
        upvotes: 90,
        abstract: 'We look & see.',
        authors: ['Ada Lovelace'],
        arxivId: '2603.00001',
      },
      { title: 'Quiet ice', upvotes: 3 },
      { title: 'Muted noise', upvotes: 500 },
    ]
      .map(line => JSON.stringify(line))
      .join('\n'),
  )
  const rule = (name: string, action: 'mute' | 'boost', words: string) =>
    opened.library.api['rules.add']({
      name,
      action,
      condition: { match: 'all', terms: [{ field: 'words', words, in: 'title' }] },
    })
  for (const { id } of [await rule('No noise', 'mute', 'noise'), await rule('My ice', 'boost', 'quiet')])
    await opened.library.api['rules.apply']({ id, days: null })
})
afterEach(async () => {
  await opened.close()
  await new Promise<void>(resolve => server.close(() => resolve()))
})

const ways = {
  span: 'day',
  hour: 8,
  notify: true,
  mail: true,
  smtpPort: 0,
  smtpHost: '127.0.0.1',
  smtpSecurity: 'none',
  smtpUser: 'ada',
  from: 'ada@example.org',
  to: 'ada@example.net',
} as const

test('a digest has what is trending and what matters, without what is muted, and goes out through a real server', async () => {
  const { api } = opened.library
  expect(await api['digest.read']({ span: 'day' })).toMatchObject({
    arrived: 2,
    sections: [
      { title: 'What matters to you', papers: [{ title: 'Quiet ice', why: 'your rule “My ice”' }] },
      {
        title: 'Trending',
        papers: [
          { title: 'Loud <b>ice</b>', upvotes: 90, url: 'https://arxiv.org/abs/2603.00001' },
          { title: 'Quiet ice' },
        ],
      },
    ],
  })
  await expect(api['digest.send']({ span: 'day' })).rejects.toMatchObject({ code: 'invalid' })
  await api['settings.set']({ digest: { ...ways, smtpPort: port } })
  await api['digest.send']({ span: 'day' })
  expect(received).toMatchObject([{ user: 'ada', to: ['ada@example.net'] }])
  const [mail] = received
  expect(mail?.text).toMatch(/^List-Unsubscribe: /m)
  expect(mail?.text).toMatch(/^Subject: 2 papers today/m)
  expect(mail?.text).not.toMatch(/noise/)
  expect(mail?.text.replaceAll('=\r\n', '')).toMatch(/Loud &lt;b&gt;ice/)
})

test('a wrong password is said without it, a missing one is asked for, and neither is kept anywhere', async () => {
  const { api } = opened.library
  await api['settings.set']({ digest: { ...ways, smtpPort: port } })
  password = 'hunter2'
  const failure = await Promise.resolve(api['digest.send']({ span: 'day' })).catch((error: unknown) => String(error))
  expect(failure).toMatch(/did not take the digest.*Check the user and the password/)
  expect(failure).not.toMatch(/hunter2/)
  expect(logins).toEqual(['ada:hunter2'])
  password = null
  await expect(api['digest.send']({ span: 'day' })).rejects.toMatchObject({
    message: expect.stringMatching(/OFFPRINT_SMTP_PASSWORD/),
  })
  expect(JSON.stringify(await api['settings.get']({}))).not.toMatch(/hunter2|sesame/)
  expect(received).toEqual([])
})

test('an address with a line break, which would be a header of its own, is refused', async () => {
  for (const name of ['smtpHost', 'smtpUser', 'from', 'to']) {
    const digest = { ...ways, smtpPort: port, [name]: 'ada@example.org\r\nBcc: eve@example.org' }
    expect(await dispatch(opened.library, 'settings.set', { digest })).toMatchObject({ failure: { code: 'invalid' } })
  }
})

test('it goes out once a day from its hour on, tells the windows, and stops when one unsubscribes', async () => {
  const { api } = opened.library
  const told: string[] = []
  opened.library.onEvent(event => event.notice && told.push(event.notice.body))
  await api['settings.set']({ digest: { ...ways, smtpPort: port } })
  await api['digest.due']({})
  await api['digest.due']({})
  expect(received).toHaveLength(1)
  expect(told).toEqual([expect.stringMatching(/^2 papers today/)])
  opened.pass(86_400_000)
  await opened.importText('{"title":"Ice of the next day","upvotes":1}\n', 'next.jsonl')
  await api['digest.unsubscribe']({})
  await api['digest.due']({})
  expect(received).toHaveLength(1)
  await api['settings.set']({ digest: { ...ways, smtpPort: port } })
  await api['digest.due']({})
  expect(received).toHaveLength(2)
})

test('a mail that surely did not go out is tried again, later and later, and given up in the end', async () => {
  const { api } = opened.library
  await api['settings.set']({ digest: { ...ways, smtpPort: port } })
  refusal = 'greylisted, come back later'
  await api['digest.due']({})
  const owed = async () => (await api['settings.get']({})).digestOwed
  expect(await owed()).toMatchObject({ span: 'day', tries: 1, problem: expect.stringMatching(/greylisted/) })
  await api['digest.due']({})
  expect(await owed()).toMatchObject({ tries: 1 })
  opened.pass(6 * 60_000)
  await api['digest.due']({})
  expect(await owed()).toMatchObject({ tries: 2 })
  refusal = null
  opened.pass(31 * 60_000)
  await api['digest.due']({})
  expect(await owed()).toBeNull()
  expect(received).toHaveLength(1)

  refusal = 'no more'
  opened.pass(86_400_000)
  await opened.importText('{"title":"Ice of the next day","upvotes":1}\n', 'next.jsonl')
  for (let look = 0; look < 6; look += 1) {
    await api['digest.due']({})
    opened.pass(2 * 3_600_000)
  }
  opened.pass(4 * 3_600_000)
  await api['digest.due']({})
  expect(await owed()).toMatchObject({ tries: 5, nextAt: null })
  expect(received).toHaveLength(1)
})

test('a mail of which nobody knows whether it went out is not sent twice', async () => {
  await opened.close()
  opened = await openTestLibrary({
    ports: {
      sendMail: () => Promise.reject(new LibraryFailure('conflict', 'the line was cut after the mail had gone')),
    },
    background: true,
  })
  await opened.importText('{"title":"Ice","upvotes":1}\n')
  await opened.library.api['settings.set']({ digest: { ...ways, smtpPort: port } })
  await opened.library.api['digest.due']({})
  expect((await opened.library.api['settings.get']({})).digestOwed).toMatchObject({ tries: 1, nextAt: null })
})

test('what matters is also what is like the papers the reader queued, and says by which words', async () => {
  const { api } = opened.library
  const topic = (index: number, words: string): string =>
    JSON.stringify({
      title: `${words} number ${index}`,
      abstract: `${words} measured again and again in study ${index}`,
      authors: [`Author ${index}`],
    })
  const about = ['glacier melt runoff', 'compiler register allocation']
  const lines = about.flatMap((words, which) =>
    Array.from({ length: 14 }, (_, index) => topic(which * 100 + index, words)),
  )
  await opened.importText(lines.join('\n'), 'topics.jsonl')
  const inbox = await api['papers.ids']({ view: { kind: 'status', status: 'inbox' } })
  const papers: Paper[] = []
  for (const id of inbox.ids) papers.push(await api['papers.get']({ id }))
  const those = (word: string): PaperId[] => papers.flatMap(paper => (paper.title.includes(word) ? [paper.id] : []))
  await api['papers.setStatus']({ ids: those('glacier').slice(0, 9), status: 'queued' })
  await api['papers.setStatus']({ ids: those('compiler').slice(0, 9), status: 'dismissed' })
  const { sections } = await api['digest.read']({ span: 'day' })
  const matters = sections.find(({ title }) => title === 'What matters to you')?.papers ?? []
  const liked = matters.filter(({ why }) => why?.startsWith('like what you read'))
  expect(liked.length).toBeGreaterThanOrEqual(4)
  expect(liked.slice(0, 4).every(({ title }) => title.includes('glacier'))).toBe(true)
  expect(liked.map(({ why }) => why).join()).toMatch(/glacier|melt|runoff/)
})
