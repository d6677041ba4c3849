import { z } from 'zod'
import { DIGEST_SPANS, type DigestSettings, type OwedDigest } from './digest.ts'
import { command, query } from './method.ts'
import { none } from './shapes.ts'

/** Methods about digests, with the shapes of their arguments. */

// A line break in an address would be a header of the sender's own making.
const oneLine = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\r\n]*$/)
const address = z.union([z.literal(''), z.email().max(320)])

export const digestSettings = z
  .object({
    span: z.enum(['off', ...DIGEST_SPANS]),
    hour: z.number().int().min(0).max(23),
    notify: z.boolean(),
    mail: z.boolean(),
    smtpHost: oneLine,
    smtpPort: z.number().int().min(1).max(65_535),
    smtpSecurity: z.enum(['tls', 'starttls', 'none']),
    smtpUser: oneLine,
    from: address,
    to: address,
  })
  .strict() satisfies z.ZodType<DigestSettings>

export const owedDigest = z
  .object({
    span: z.enum(DIGEST_SPANS),
    tries: z.number().int().min(0),
    nextAt: z.iso.datetime().nullable(),
    problem: z.string().max(2_000),
  })
  .strict() satisfies z.ZodType<OwedDigest>

export const digestMethods = {
  /** The digest of the last day, week or month as it would be sent now. */
  'digest.read': query(z.object({ span: z.enum(DIGEST_SPANS).default('day') }).strict()),
  /** Sends it by e-mail now: for a try. Throws what the server said. */
  'digest.send': command(z.object({ span: z.enum(DIGEST_SPANS).default('day') }).strict()),
  /** Gives it out where it is due: what the clock of an open app does by itself. */
  'digest.due': command(none),
  /** Whether there is a password of the mail server; never which. */
  'digest.password': query(none),
  /** Keeps the password in the safe of the desktop, null forgets it. Refused where the host has no safe. */
  'digest.keepPassword': command(z.object({ password: z.string().min(1).max(1_000).nullable() }).strict()),
  /** Sends nothing any more, until it is asked for again. */
  'digest.unsubscribe': command(none),
} as const
