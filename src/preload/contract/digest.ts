import type { PaperId } from './paper.ts'

export const DIGEST_SPANS = ['day', 'week', 'month'] as const
export type DigestSpan = (typeof DIGEST_SPANS)[number]

export interface DigestPaper {
  readonly paper: PaperId
  readonly title: string
  readonly byline: string | null
  readonly upvotes: number | null
  readonly stars: number | null
  /** What of its abstract or summary goes into a line or three. */
  readonly abstract: string | null
  readonly url: string | null
  /** Why it is here, in a short phrase. */
  readonly why: string | null
}

export interface DigestSection {
  readonly title: string
  readonly papers: readonly DigestPaper[]
}

/** What came in a day, a week or a month, and what of it matters. */
export interface Digest {
  readonly span: DigestSpan
  /** Days of the reader's: the first and the last it is about. */
  readonly from: string
  readonly to: string
  /** Papers that came in that time, without muted ones. */
  readonly arrived: number
  readonly sections: readonly DigestSection[]
}

/** How a digest is sent through the reader's own server. The password is no setting: see SECURITY.md. */
export interface DigestSettings {
  readonly span: DigestSpan | 'off'
  /** The hour of the reader's day from which on it is due. */
  readonly hour: number
  readonly notify: boolean
  readonly mail: boolean
  readonly smtpHost: string
  readonly smtpPort: number
  /** 'tls' from the first byte, 'starttls' or nothing goes out, 'none' for a server of this machine. */
  readonly smtpSecurity: 'tls' | 'starttls' | 'none'
  readonly smtpUser: string
  readonly from: string
  readonly to: string
}

/** Where the password of the mail server is, and whether this host has a safe place for one. */
export interface MailPasswordState {
  readonly kept: 'nowhere' | 'environment' | 'safe'
  readonly canKeep: boolean
}

/** A mail that has not gone out, and when it is tried again. */
export interface OwedDigest {
  readonly span: DigestSpan
  /** How often it has been tried. */
  readonly tries: number
  /** An ISO instant; null: it is given up. */
  readonly nextAt: string | null
  /** What was said the last time. */
  readonly problem: string
}

export const DEFAULT_DIGEST: DigestSettings = {
  span: 'off',
  hour: 8,
  notify: true,
  mail: false,
  smtpHost: '',
  smtpPort: 465,
  smtpSecurity: 'tls',
  smtpUser: '',
  from: '',
  to: '',
}
