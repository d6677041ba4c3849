import type { MailPasswordState } from '../../preload/contract/digest.ts'

/** An e-mail as the core hands it to its host. */
export interface MailToSend {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'none'
  /** Empty where the server asks for none. */
  readonly user: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** The password of the mail server is the host's to keep; the core only asks whether there is one, and hands on a new one. */
export interface MailPassword {
  state(): Promise<MailPasswordState>
  /** Null forgets it. Throws a LibraryFailure `refused` where the host has no safe place. */
  keep(password: string | null): Promise<void>
}
