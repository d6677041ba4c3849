/** The command line was not understood: exit 2, with the usage of the command it was for. */
export class UsageError extends Error {
  readonly command: string | null
  constructor(message: string, command: string | null = null) {
    super(message)
    this.command = command
  }
}
