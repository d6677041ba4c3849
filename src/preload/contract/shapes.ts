import { z } from 'zod'
// Tells zod how schemas are made, before the first one is.
import './method.ts'
import type { PaperId } from './paper.ts'
import type { QueueId } from './reading.ts'

/** Shapes that the arguments of many methods are made of. */

export const paperId = z
  .number()
  .int()
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .transform(id => id as PaperId)
export const paperIds = z.array(paperId).max(200_000)
export const queueId = z
  .string()
  .min(1)
  .max(64)
  .transform(id => id as QueueId)
export const fileId = z.string().regex(/^[0-9a-f]{64}$/)
export const uploadId = z.string().regex(/^[0-9a-zA-Z-]{8,64}$/)
export const label = z.string().trim().min(1).max(200)
/** "2026-03-02", and a day that there is. */
export const day = z.iso.date()
export const finite = z.number()
export const none = z.object({}).strict()
