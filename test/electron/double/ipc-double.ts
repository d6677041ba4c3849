type Listener = (event: object, ...args: unknown[]) => unknown

/** Electron's `ipcMain`, as far as `handle` goes. */
class IpcMainDouble {
  private readonly handlers = new Map<string, Listener>()

  handle(channel: string, listener: Listener): void {
    if (this.handlers.has(channel)) throw new Error(`a second handler for ${channel}`)
    this.handlers.set(channel, listener)
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel)
  }

  async invoke(channel: string, event: object, args: readonly unknown[]): Promise<{ value?: unknown; error?: string }> {
    const handler = this.handlers.get(channel)
    if (!handler) return { error: `No handler registered for '${channel}'` }
    try {
      return { value: structuredClone(await handler(event, ...args)) }
    } catch (error) {
      return { error: String(error) }
    }
  }
}

export const ipcMain = new IpcMainDouble()
