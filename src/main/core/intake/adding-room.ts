import type { PdfStore } from '../pdfs/pdf-store.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session.ts'

/** What it takes to bring something in from outside. */
export interface AddingRoom {
  readonly session: Session
  readonly ports: Ports
  readonly store: PdfStore
  readonly uploads: string
}
