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
