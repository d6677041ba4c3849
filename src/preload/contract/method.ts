import { z } from 'zod'

// CSP forbids eval in the renderer, which shares the table. Said here because it must be said before the first schema is made.
z.config({ jitless: true })

/** How a method stands in the table: a query reads, a command changes the library. */
export const query = <A extends z.ZodType>(args: A) => ({ kind: 'query', args }) as const
export const command = <A extends z.ZodType>(args: A) => ({ kind: 'command', args }) as const
