import { z } from 'zod'
import { STANCES } from './interest.ts'
import { command, query } from './method.ts'
import { none, paperId } from './shapes.ts'

const most = z.number().int().min(1).max(1_000).default(30)

/** Methods about what the reader cares for, with the shapes of their arguments. Lists are put in its order by sorting them by 'interest'. */
export const interestMethods = {
  /** What raises and lowers a paper in "For you". */
  'interest.explain': query(z.object({ paper: paperId }).strict()),
  /** Argues with a reason; null takes it back. */
  'interest.argue': command(
    z
      .object({
        feature: z
          .string()
          .regex(/^(word|author|organization|paper):./)
          .max(500),
        label: z.string().trim().min(1).max(500),
        stance: z.enum(STANCES).nullable(),
      })
      .strict(),
  ),
  'interest.stances': query(none),
  /** The best undecided papers of the inbox, and how many there are besides. Changes nothing. */
  'interest.catchUp': query(z.object({ most }).strict()),
  /** Keeps the best so many in the inbox and files the others as missed: dismissed, with the tag "missed". */
  'interest.fileMissed': command(z.object({ most }).strict()),
} as const
