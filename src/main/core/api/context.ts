import type { LibraryApi } from '../../../preload/contract/library-api.ts'
import type { Method } from '../../../preload/contract/method-table.ts'
import type { Finding } from '../discovery/finding.ts'
import type { PdfStore } from '../pdfs/pdf-store.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session.ts'
import type { Clock } from './clock.ts'
import type { Steps } from './steps.ts'

/** What the rooms of one open library share. */
export interface LibraryContext {
  readonly folder: string
  readonly uploads: string
  readonly resources: string | null
  readonly session: Session
  readonly ports: Ports
  readonly clock: Clock
  readonly steps: Steps
  readonly store: PdfStore
  readonly finding: Finding
}

/** The methods of some subjects, and no others. */
export type ApiOf<Subject extends string> = Pick<LibraryApi, Extract<Method, `${Subject}.${string}`>>
