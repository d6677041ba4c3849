import type { Command } from '../command.ts'

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve [--port N] [--no-open]',
  about: 'Opens the app in a browser of this computer',
  options: {
    port: { type: 'string', value: 'N', about: 'listens there; else on any port that is free' },
    'no-open': { type: 'boolean', about: 'opens no browser' },
  },
  async run(args, { folder, terminal, interrupted }) {
    args.expect(0, 0)
    const { startWebHost } = await import('../../web/index.ts')
    const port = args.text('port') === undefined ? undefined : args.number('port', 0, 0)
    if (port !== undefined && port > 65_535) throw args.wrong(`--port takes a number up to 65535, not ${port}`)
    const host = await startWebHost({
      folder,
      port,
      open: !args.flag('no-open'),
      print: terminal.json ? () => {} : line => terminal.line(line),
    })
    if (terminal.json) terminal.answer({ url: host.url }, () => [])
    const ended = new Promise<void>(resolve => {
      interrupted.addEventListener('abort', () => resolve())
      process.once('SIGTERM', () => resolve())
      process.once('SIGHUP', () => resolve())
    })
    await ended
    await host.close()
    return 0
  },
}
