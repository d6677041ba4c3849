import { type Method, methods } from '../../../preload/contract/method-table.ts'
import { LibraryFailure } from '../../core/failures.ts'
import { dispatch } from '../../host/dispatch.ts'
import type { Job } from '../../../preload/contract/job.ts'
import type { Command } from '../command.ts'

export const callCommand: Command = {
  name: 'call',
  usage: 'call METHOD JSON',
  about: 'Calls any method of the contract; prints what it answers',
  async run(args, { open, terminal }) {
    const [method = '', json = '{}'] = args.expect(1, 2)
    const given = parsed(json)
    if (given === undefined) throw args.wrong(`the arguments of ${method} are no JSON: ${json.slice(0, 60)}`)
    const known = Object.hasOwn(methods, method) ? methods[method as Method] : undefined
    const session = await open(known?.kind === 'command' ? 'write' : 'read')
    const reply = await dispatch(session.library, method, given.value)
    if (!reply.ok) throw new LibraryFailure(reply.failure.code, reply.failure.message)
    const value = known?.kind === 'command' && isJob(reply.value) ? await session.finish(reply.value) : reply.value
    terminal.answer(value, () => [JSON.stringify(value, null, 2)])
    return isJob(value) && (value.state === 'failed' || value.state === 'cancelled') ? 1 : 0
  },
}

function parsed(json: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) }
  } catch {
    return undefined
  }
}

/** Long work is waited for: nothing would carry it on once the command has ended. */
function isJob(value: unknown): value is Job {
  return typeof value === 'object' && value !== null && 'kind' in value && 'state' in value && 'label' in value
}
