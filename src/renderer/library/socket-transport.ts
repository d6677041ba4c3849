import type { Reply } from '../../preload/contract/failure.ts'
import type { LibraryEvent } from '../../preload/contract/library-api.ts'
import { type Connection, createListeners, type Transport } from './transport.ts'
import { say } from './messages.ts'

/** What a WebSocket must do for us; tests give their own. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'addEventListener'>

export interface SocketOptions {
  readonly open: () => Socket
  /** Runs a task after `ms`; the answer cancels it. */
  readonly after: (ms: number, task: () => void) => () => void
}

interface Pending {
  readonly method: string
  readonly message: string
  readonly repeatable: boolean
  readonly settle: (reply: Reply<unknown>) => void
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 5_000

/**
 * Calls over one WebSocket that is opened again whenever it breaks.
 * A broken connection leaves queries waiting for the next one; a command is answered with a failure,
 * because nobody can know whether the library carried it out.
 */
export function createSocketTransport({ open, after }: SocketOptions): Transport {
  const events = createListeners<LibraryEvent>()
  const connections = createListeners<Connection>()
  const pending = new Map<number, Pending>()
  let connection: Connection = 'connecting'
  let socket: Socket | null = null
  let nextId = 1
  let wait = FIRST_WAIT_MS
  let cancelWait = () => {}
  let closed = false

  function become(next: Connection) {
    if (connection === next) return
    connection = next
    connections.tell(next)
  }

  function connect() {
    const mine = open()
    mine.addEventListener('open', () => {
      socket = mine
      wait = FIRST_WAIT_MS
      for (const { message } of pending.values()) mine.send(message)
      become('connected')
    })
    mine.addEventListener('message', event => receive(String(event.data)))
    mine.addEventListener('close', () => {
      if (closed) return
      socket = null
      failCommands()
      become('lost')
      cancelWait = after(wait, connect)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    })
  }

  function receive(text: string) {
    // Sent by our own host over a checked connection.
    const message = JSON.parse(text) as { id?: number; reply?: Reply<unknown>; event?: LibraryEvent }
    if (message.event) events.tell(message.event)
    if (message.id === undefined || !message.reply) return
    const call = pending.get(message.id)
    pending.delete(message.id)
    call?.settle(message.reply)
  }

  function failCommands() {
    for (const [id, call] of pending) {
      if (call.repeatable) continue
      pending.delete(id)
      call.settle(unconfirmed)
    }
  }

  connect()
  return {
    call(method, args, repeatable) {
      if (!socket && !repeatable && connection === 'lost') return Promise.resolve(notSent)
      const id = nextId++
      const message = JSON.stringify({ id, method, args })
      return new Promise(settle => {
        pending.set(id, { method, message, repeatable, settle })
        socket?.send(message)
      })
    },
    onEvent: events.add,
    connection: () => connection,
    onConnection: connections.add,
    close() {
      closed = true
      cancelWait()
      socket?.close()
      for (const call of pending.values()) call.settle(notSent)
      pending.clear()
    },
  }
}

const notSent: Reply<unknown> = {
  ok: false,
  failure: {
    code: 'network',
    message: say(
      'Offprint lost its library, so the change was not made. It can be made again as soon as the library is back.',
    ),
  },
}
const unconfirmed: Reply<unknown> = {
  ok: false,
  failure: {
    code: 'network',
    message: say(
      'Offprint lost its library before the change was confirmed. Look whether it was made when the library is back.',
    ),
  },
}
