/** Expected trouble, by what a host or the interface can do about it. */
export type FailureCode =
  | 'not-found' // the thing named is not in the library
  | 'invalid' // the arguments or the input are not what they should be
  | 'unsupported' // understood, and not something this library does
  | 'already-open' // another process owns the library
  | 'read-only' // opened for reading, or the disk does not take writes
  | 'newer-library' // written by a later Offprint
  | 'damaged' // the database does not pass its checks
  | 'disk-full'
  | 'disk-error'
  | 'network' // the other side could not be reached, or answered with an error
  | 'offline'
  | 'refused' // not let through: private address, wrong token, wrong sender
  | 'cancelled'
  | 'conflict' // the state it was meant for is gone
  | 'bug' // ours

/** What crosses the wall in place of an exception. */
export interface Failure {
  readonly code: FailureCode
  /** What was attempted, on what, why it failed, what to do. */
  readonly message: string
}

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }
