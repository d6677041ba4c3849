import type { RuleId } from '../../../preload/contract/rule.ts'
import { starMatched, stepKeyOf } from '../rules/apply-rules.ts'
import { addRule, changeRule, listRules, reachBack, requireRule } from '../rules/rules.ts'
import { tryRule } from '../rules/try-rule.ts'
import type { ApiOf, LibraryContext } from './context.ts'

const DAY = 86_400_000

/** Rules: what is muted, boosted and starred by itself. */
export function makeRuleApi({ session, ports, steps }: LibraryContext): ApiOf<'rules'> {
  const { read } = session
  const sinceOf = (days: number | null): number => (days === null ? 0 : ports.now() - days * DAY)
  const take = (label: string, id: RuleId, work: Parameters<typeof steps.take>[1]): ReturnType<typeof steps.take> =>
    steps.take(label, work, stepKeyOf(id, ports.now()))
  return {
    'rules.list': () => listRules(read),
    'rules.add': rule => {
      const id = ports.newId() as RuleId
      take(`Made the rule “${rule.name}”`, id, (rows, _write, at) => addRule(rows, { id, ...rule }, at))
      const made = listRules(read).find(candidate => candidate.id === id)
      if (!made) throw new Error('a rule was made and is not there')
      return made
    },
    'rules.change': ({ id, ...change }) =>
      take(`Changed the rule “${requireRule(read, id).name}”`, id, rows => changeRule(rows, id, change)),
    'rules.remove': ({ id }) =>
      take(`Removed the rule “${requireRule(read, id).name}”`, id, rows => rows.remove('rules', [id])),
    'rules.try': ({ rule, days }) => tryRule(read, rule.condition, sinceOf(days)),
    'rules.apply': ({ id, days }) => {
      const since = sinceOf(days)
      const rules = id === null ? listRules(read).filter(rule => rule.enabled) : [requireRule(read, id)]
      const label = rules.length === 1 ? `Applied the rule “${rules[0]?.name ?? ''}”` : `Applied ${rules.length} rules`
      return steps.take(label, (rows, write) => {
        for (const rule of rules) {
          reachBack(rows, write, rule.id, since)
          starMatched(rows, write, rule.id, since)
        }
      })
    },
  }
}
