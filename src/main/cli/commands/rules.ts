import { RULE_ACTIONS, type RuleAction, type RuleTerm } from '../../../preload/contract/rule.ts'
import type { Command, CommandArgs, CommandContext } from '../command.ts'
import { columns } from '../terminal.ts'
import { counted } from '../../core/counted.ts'

export const rulesCommand: Command = {
  name: 'rules',
  usage:
    'rules list | try ACTION TERM… [--days N] [--any] | add ACTION TERM… --name NAME [--any] [--apply] | remove ID\n' +
    '  ACTION is mute, boost or star; a TERM is words:…, title:…, author:…, organization:…, category:…, feed:ID, announce:TYPE, with "not:" before it for the opposite',
  about: 'What is muted, boosted or starred by itself',
  options: {
    name: { type: 'string', value: 'N', about: 'what the rule is called' },
    days: { type: 'string', value: 'N', about: 'how many days back; all there is where not given' },
    any: { type: 'boolean', about: 'one of the conditions is enough' },
    apply: { type: 'boolean', about: 'also to the papers that are there already' },
  },
  async run(args, context) {
    const [action, ...rest] = args.expect(1)
    switch (action) {
      case 'list':
        return list(context)
      case 'try':
        return tryOut(args, context, rest)
      case 'add':
        return add(args, context, rest)
      case 'remove':
        return remove(args, context, rest)
      default:
        throw args.wrong(`"${action ?? ''}" is nothing rules can do`)
    }
  },
}

async function list({ open, terminal }: CommandContext): Promise<number> {
  const rules = await (await open('read')).call('rules.list', {})
  terminal.answer(rules, () =>
    rules.length === 0
      ? ['No rules. "offprint rules try mute title:blockchain" says what one would do.']
      : columns(
          rules.map(rule => [
            rule.id,
            rule.name,
            rule.enabled ? rule.action : `${rule.action}, off`,
            counted(rule.count, 'paper'),
          ]),
        ),
  )
  return 0
}

async function tryOut(args: CommandArgs, { open, terminal }: CommandContext, rest: readonly string[]): Promise<number> {
  const session = await open('read')
  const rule = { name: args.text('name') ?? 'A trial', ...conditionOf(args, rest) }
  const days = args.number('days', 90)
  const trial = await session.call('rules.try', { rule, days })
  const rows = await session.call('papers.rows', { ids: [...trial.examples] })
  terminal.answer(trial, () => [
    `Of ${counted(trial.considered, 'paper')} of the last ${days} days it would ${rule.action} ${trial.matched}: ${trial.undecided} undecided, ${trial.queued} queued, ${trial.read} read, ${trial.dismissed} dismissed; ${trial.starred} starred.`,
    ...columns(rows.map(row => [`  ${row.id}`, row.title])),
  ])
  return 0
}

async function add(args: CommandArgs, { open, terminal }: CommandContext, rest: readonly string[]): Promise<number> {
  const name = args.text('name')
  if (name === undefined) throw args.wrong('a rule needs a --name')
  const rule = { name, ...conditionOf(args, rest) }
  const session = await open('write')
  const { id } = await session.call('rules.add', rule)
  if (args.flag('apply')) await session.call('rules.apply', { id })
  const made = (await session.call('rules.list', {})).find(candidate => candidate.id === id)
  terminal.answer(made ?? null, () => [
    `Made the rule ${name} (${id}); it speaks of ${counted(made?.count ?? 0, 'paper')}.`,
  ])
  return 0
}

async function remove(args: CommandArgs, { open, terminal }: CommandContext, rest: readonly string[]): Promise<number> {
  const [id, more] = rest
  if (id === undefined) throw args.wrong('which rule?')
  if (more !== undefined) throw args.wrong(`"${more}" is one argument too many`)
  const session = await open('write')
  await session.call('rules.remove', { id })
  terminal.answer(null, () => ['Removed. "offprint undo" brings it back.'])
  return 0
}

function conditionOf(args: CommandArgs, [action, ...terms]: readonly string[]) {
  const known = RULE_ACTIONS.find(candidate => candidate === action)
  if (known === undefined) throw args.wrong(`a rule can ${RULE_ACTIONS.join(', ')}, not "${action ?? ''}"`)
  if (terms.length === 0) throw args.wrong('a rule needs at least one term, such as title:blockchain')
  const condition = { match: args.flag('any') ? 'any' : 'all', terms: terms.map(term => termOf(args, term)) } as const
  return { action: known satisfies RuleAction, condition }
}

function termOf(args: CommandArgs, text: string): RuleTerm {
  const [, no, field = '', value = ''] = /^(not:)?(\w+):(.+)$/s.exec(text) ?? []
  const not = no === undefined ? {} : { not: true }
  switch (field) {
    case 'words':
    case 'title':
      return { field: 'words', words: value, in: field === 'title' ? 'title' : 'anywhere', ...not }
    case 'author':
      return { field, author: value, ...not }
    case 'organization':
      return { field, organization: value, ...not }
    case 'category':
      return { field, category: value, ...not }
    case 'feed':
      return { field, feed: value, ...not }
    case 'announce': {
      const announce = (['new', 'cross', 'replace', 'replace-cross'] as const).find(type => type === value)
      if (announce) return { field, announce, ...not }
    }
  }
  throw args.wrong(`"${text}" is no term of a rule`)
}
