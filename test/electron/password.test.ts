import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ElectronApp, startElectronApp } from './electron-app.ts'

const CANARY = 'correct horse battery staple'

let app: ElectronApp
let server: SMTPServer
let logins: string[]
beforeEach(async () => {
  logins = []
  server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      logins.push(auth.password ?? '')
      done(null, { user: auth.username })
    },
    onData(stream, _session, done) {
      stream.resume().on('end', () => done())
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  await app.kill()
  await new Promise<void>(resolve => server.close(() => resolve()))
})

const call = (method: string, args: unknown): Promise<{ value?: { ok: boolean; value?: unknown } }> =>
  app.order('invoke as', { channel: 'offprint:call', args: [method, args], frame: 'own' })

test('the password of the mail server is typed once, sealed by the system, used, and forgotten', async () => {
  app = await startElectronApp({ args: [], env: { OFFPRINT_SMTP_PASSWORD: '' } })
  const { page } = app
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const digest = {
    span: 'day',
    hour: 0,
    notify: false,
    mail: true,
    smtpHost: '127.0.0.1',
    smtpPort: port,
    smtpSecurity: 'none',
    smtpUser: 'ada',
    from: 'ada@example.org',
    to: 'ada@example.org',
  }
  expect((await call('settings.set', { digest })).value?.ok).toBe(true)
  expect((await call('digest.send', {})).value?.ok).toBe(false)
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await page.getByRole('grid', { name: 'Papers' }).getByRole('row').first().waitFor()
  await page.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: 'Digest' }).click()
  await page.getByLabel('Password', { exact: true }).fill(CANARY)
  await page.getByLabel('Password', { exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Forget the password' }).waitFor()
  expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
  await page.getByRole('button', { name: 'Send one now' }).click()
  await expect.poll(() => logins).toEqual([CANARY])
  expect((await call('digest.password', {})).value?.value).toEqual({ kept: 'safe', canKeep: true })
  // Nor in what is made of the library: a backup, an export, what a mistake says.
  expect((await call('backups.make', {})).value?.ok).toBe(true)
  const said = [
    await call('export.page', { after: 0, limit: 100 }),
    await call('settings.get', {}),
    await call('journal.list', {}),
    await call('digest.send', { span: 'never' }),
    app.stderr(),
  ]
  expect(JSON.stringify(said)).not.toContain(CANARY)
  expect(filesWith(app.folder, CANARY)).toEqual([])
  expect(filesWith(join(app.folder, 'library'), 'mail-password')).toEqual([])

  await page.getByRole('button', { name: 'Forget the password' }).click()
  await expect
    .poll(async () => (await call('digest.password', {})).value?.value)
    .toEqual({ kept: 'nowhere', canKeep: true })
})

test('a desktop without a keyring keeps none', async () => {
  app = await startElectronApp({ env: { DOUBLE_NO_KEYRING: '1', OFFPRINT_SMTP_PASSWORD: '' } })
  expect((await call('digest.password', {})).value?.value).toEqual({ kept: 'nowhere', canKeep: false })
  const refused = await call('digest.keepPassword', { password: CANARY })
  expect(refused.value).toMatchObject({ ok: false, failure: { code: 'refused' } })
  expect(filesWith(app.folder, CANARY)).toEqual([])
})

/** Files under a folder that hold a text, plain or in the ways bytes are written as text, or have it in their name. */
function filesWith(folder: string, text: string): string[] {
  const forms = [text, Buffer.from(text).toString('base64').replace(/=+$/, ''), Buffer.from(text).toString('hex')]
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => {
    const path = join(folder, name)
    return name.includes(text) || (statSync(path).isFile() && forms.some(form => readFileSync(path).includes(form)))
  })
}
