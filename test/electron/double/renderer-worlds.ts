/**
 * The two scripts that a window of the double runs before the page's own: one in the page's world, one in an isolated
 * world with the preload script. As in Electron, nothing passes between them but what contextBridge carries. The
 * worlds share the DOM, so they speak by events on the document, as text.
 */

/** What crosses between the worlds; each kind of message uses some of it. */
interface Crossing {
  readonly id: number
  readonly reference: number
  readonly args: readonly { readonly value?: unknown; readonly callback?: number }[]
  readonly key: string
  readonly functions: Readonly<Record<string, number>>
  readonly function?: number
  readonly promise?: number
  readonly callback: number
  readonly value?: unknown
  readonly values?: readonly unknown[]
  readonly error?: string
}

export const ISOLATED_WORLD = 'Electron Isolated Context'
export const TO_HOST = 'electronToHost'

/** Makes what the preload script exposes appear in the page. */
export function pageScript(secret: string): string {
  return `(${inPage.toString()})(${JSON.stringify(secret)})`
}

/** `electron` as a sandboxed preload script may require it, and the script itself. */
export function preloadScript(secret: string, preload: string): string {
  return `(${inIsolation.toString()})(${JSON.stringify(secret)}, (require, exports, module) => {\n${preload}\n})`
}

function inPage(secret: string): void {
  if (window !== window.top) return
  const callbacks = new Map<number, (...values: unknown[]) => void>()
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let lastId = 0
  const send = (type: string, message: object): void => {
    document.dispatchEvent(new CustomEvent(`${secret}:${type}`, { detail: JSON.stringify(message) }))
  }
  const hear = (type: string, listener: (message: Crossing) => void): void =>
    document.addEventListener(`${secret}:${type}`, event => listener(JSON.parse((event as CustomEvent<string>).detail)))

  const proxyOf =
    (reference: number) =>
    (...args: unknown[]): unknown => {
      const id = (lastId += 1)
      const answers: Crossing[] = []
      const take = (event: Event): void => void answers.push(JSON.parse((event as CustomEvent<string>).detail))
      document.addEventListener(`${secret}:answer-${id}`, take)
      const sent = args.map(argument => {
        if (typeof argument !== 'function') return { value: argument }
        callbacks.set((lastId += 1), argument as (...values: unknown[]) => void)
        return { callback: lastId }
      })
      send('call', { id, reference, args: sent })
      document.removeEventListener(`${secret}:answer-${id}`, take)
      const { error, function: result, promise, value } = answers[0] ?? { error: 'no answer' }
      if (error !== undefined) throw new Error(error)
      if (result !== undefined) return proxyOf(result)
      if (promise === undefined) return value
      return new Promise((resolve, reject) => promises.set(promise, { resolve, reject }))
    }

  hear('expose', ({ key, functions }) => {
    const entries = Object.entries(functions).map(([name, reference]) => [name, proxyOf(reference)])
    Object.defineProperty(window, key, { value: Object.freeze(Object.fromEntries(entries)), enumerable: true })
  })
  hear('callback', ({ callback, values = [] }) => callbacks.get(callback)?.(...values))
  hear('settled', ({ promise = 0, value, error }) => {
    const waiting = promises.get(promise)
    promises.delete(promise)
    if (error === undefined) waiting?.resolve(value)
    else waiting?.reject(new Error(error))
  })
}

function inIsolation(
  secret: string,
  preload: (require: (name: string) => unknown, exports: object, module: object) => void,
): void {
  // nodeIntegrationInSubFrames is off: frames get no preload script.
  if (window !== window.top) return
  const world = globalThis as unknown as Record<string, (text: string) => void>
  const toHost = world['electronToHost']
  if (!toHost) throw new Error('the binding is missing')
  const listeners = new Map<string, Set<(event: object, ...args: unknown[]) => void>>()
  const invocations = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const functions: ((...args: unknown[]) => unknown)[] = []
  let lastId = 0
  const send = (type: string, message: object): void => {
    document.dispatchEvent(new CustomEvent(`${secret}:${type}`, { detail: JSON.stringify(message) }))
  }

  document.addEventListener(`${secret}:call`, event => {
    const { id, reference, args } = JSON.parse((event as CustomEvent<string>).detail) as Crossing
    const answer = (message: object): void => send(`answer-${id}`, message)
    try {
      const given = args.map(argument =>
        argument.callback === undefined
          ? argument.value
          : (...values: unknown[]) => send('callback', { callback: argument.callback, values }),
      )
      const result = functions[reference]?.(...given)
      if (typeof result === 'function') answer({ function: functions.push(result as () => unknown) - 1 })
      else if (result instanceof Promise) {
        answer({ promise: id })
        result.then(
          value => send('settled', { promise: id, value }),
          (error: unknown) => send('settled', { promise: id, error: String(error) }),
        )
      } else answer({ value: result })
    } catch (error) {
      answer({ error: String(error) })
    }
  })

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        invocations.set((lastId += 1), { resolve, reject })
        toHost(JSON.stringify({ type: 'invoke', id: lastId, channel, args }))
      }),
    on(channel: string, listener: (event: object, ...args: unknown[]) => void) {
      const known = listeners.get(channel) ?? new Set()
      listeners.set(channel, known.add(listener))
    },
    off: (channel: string, listener: (event: object, ...args: unknown[]) => void) =>
      listeners.get(channel)?.delete(listener),
  }
  const contextBridge = {
    exposeInMainWorld(key: string, api: Record<string, (...args: unknown[]) => unknown>) {
      const references = Object.entries(api).map(([name, carryOut]) => [name, functions.push(carryOut) - 1])
      send('expose', { key, functions: Object.fromEntries(references) })
    },
  }
  const require = (name: string): unknown => {
    if (name === 'electron') return { ipcRenderer, contextBridge }
    throw new Error(`module not found: ${name}`)
  }
  // Called by the host, in this world only.
  Object.assign(globalThis, {
    electronReply(id: number, reply: { value?: unknown; error?: string }) {
      const waiting = invocations.get(id)
      invocations.delete(id)
      if (reply.error === undefined) waiting?.resolve(reply.value)
      else waiting?.reject(new Error(reply.error))
    },
    electronMessage(channel: string, args: unknown[]) {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({ sender: ipcRenderer }, ...args)
    },
  })
  const module = { exports: {} }
  preload(require, module.exports, module)
}
