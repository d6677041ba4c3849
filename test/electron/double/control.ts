/** What a test sees of the double and does to it, over the channel to the process that started it. */
export interface RecordedCall {
  readonly what: string
  readonly with: readonly unknown[]
}

const calls: RecordedCall[] = []
const orders = new Map<string, (argument: unknown) => unknown>()

/** Keeps what the app asked of the system, for a test to look at. */
export function record(what: string, ...args: readonly unknown[]): void {
  calls.push({ what, with: args })
}

/** Something a test may have done to the double, by name. */
export function obey(name: string, order: (argument: unknown) => unknown): void {
  orders.set(name, order)
}

obey('calls', () => calls)

/** The last the test hears: what was asked, up to the end. */
export function sayGoodbye(): Promise<void> {
  return new Promise(resolve => (process.connected ? process.send?.({ calls }, () => resolve()) : resolve()))
}

process.on('message', (message: { id: number; name: string; argument: unknown }) => {
  const order = orders.get(message.name)
  Promise.resolve()
    .then(() => {
      if (!order) throw new Error(`the double knows no ${message.name}`)
      return order(message.argument)
    })
    .then(
      value => process.send?.({ id: message.id, value: value ?? null }),
      (error: unknown) => process.send?.({ id: message.id, error: String(error) }),
    )
})
// The channel alone does not keep the app running.
process.channel?.unref()
