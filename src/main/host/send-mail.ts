import { LibraryFailure } from '../core/failures.ts'
import type { MailToSend } from '../core/mail-port.ts'
import type { Ports } from '../core/ports.ts'

/**
 * E-mail through the reader's own server. The password comes from whoever keeps it and goes nowhere but there: it is in
 * no setting, no log, no backup and no message.
 */

const WITHIN_MS = 30_000

export function makeSendMail(passwordOf: () => Promise<string | null>): Ports['sendMail'] {
  return async mail => {
    const password = mail.user === '' ? null : await passwordOf()
    if (mail.user !== '' && password === null)
      throw new LibraryFailure(
        'refused',
        `${mail.host} wants a password for ${mail.user}, and none is known. Give it under Digest, or set OFFPRINT_SMTP_PASSWORD for the program that runs Offprint.`,
      )
    // Most who read never send: its code is loaded with the first mail.
    const { createTransport } = await import('nodemailer')
    const transport = createTransport({
      host: mail.host,
      port: mail.port,
      secure: mail.security === 'tls',
      requireTLS: mail.security === 'starttls',
      ignoreTLS: mail.security === 'none',
      connectionTimeout: WITHIN_MS,
      greetingTimeout: WITHIN_MS,
      socketTimeout: WITHIN_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(password === null ? {} : { auth: { user: mail.user, pass: password } }),
    })
    try {
      await transport.sendMail({
        from: { name: 'Offprint', address: mail.from },
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: {
          'List-Unsubscribe': `<mailto:${mail.from}?subject=unsubscribe>`,
          'Auto-Submitted': 'auto-generated',
        },
      })
    } catch (error) {
      throw explained(error, mail, password)
    } finally {
      transport.close()
    }
  }
}

function explained(error: unknown, { host, port }: MailToSend, password: string | null): LibraryFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const said = error instanceof Error ? error.message : String(error)
  const words = password === null || password === '' ? said : said.replaceAll(password, '…')
  const advice =
    code === 'EAUTH'
      ? 'Check the user and the password; many services want a password made for one program.'
      : code === 'ETLS' || /TLS|SSL|wrong version/i.test(said)
        ? 'Try the other kind of security: TLS is mostly at port 465, STARTTLS at 587.'
        : 'Check the server, its port and the network.'
  return new LibraryFailure(
    isSurelyUnsent(error) ? 'network' : 'conflict',
    `${host}:${port} did not take the digest: ${words}. ${advice}`,
  )
}

/** The server said no, or was never reached: it may be tried again. Past that nobody can tell, and once is better than twice. */
function isSurelyUnsent(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown }
  return typeof responseCode === 'number' || command === 'CONN'
}
