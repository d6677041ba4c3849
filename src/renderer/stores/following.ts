import type { Rule, RuleTerm } from '../../preload/contract/rule.ts'
import type { Stores } from './stores.ts'
import { say } from './messages.ts'

/** Following somebody or something: a rule that speaks for their papers, also for those that are here. */

export type Followed =
  | { readonly kind: 'author'; readonly name: string }
  | { readonly kind: 'organization'; readonly name: string }
  | { readonly kind: 'phrase'; readonly name: string }

function termOf({ kind, name }: Followed): RuleTerm {
  switch (kind) {
    case 'author':
      return { field: 'author', author: name }
    case 'organization':
      return { field: 'organization', organization: name }
    case 'phrase':
      return { field: 'words', words: name, in: 'anywhere' }
  }
}

/** The rule by which they are followed. */
export function ruleFollowing(rules: readonly Rule[], followed: Followed): Rule | undefined {
  const term = termOf(followed)
  return rules.find(
    ({ action, condition }) =>
      action === 'boost' && condition.terms.length === 1 && condition.terms.some(known => isSame(known, term)),
  )
}

function isSame(a: RuleTerm, b: RuleTerm): boolean {
  const [known, wanted] = [Object.entries(a), new Map(Object.entries(b))]
  return known.length === wanted.size && known.every(([name, value]) => wanted.get(name) === value)
}

export async function follow({ client, writes, notices, triage }: Stores, followed: Followed): Promise<void> {
  const { name } = followed
  const made = await writes.send(async () => {
    const condition = { match: 'any' as const, terms: [termOf(followed)] }
    const rule = await client.call('rules.add', {
      name: say('Following {name}', { name }).slice(0, 200),
      action: 'boost',
      condition,
    })
    await client.call('rules.apply', { id: rule.id })
    return rule
  })
  if (made)
    notices.show({
      text: say('Following {name}. Their papers stand higher in “For you”.', { name }),
      action: { label: say('Undo'), run: () => void triage.undo() },
    })
}

export async function unfollow({ client, writes, notices }: Stores, rule: Rule): Promise<void> {
  const step = await writes.send(() => client.call('rules.remove', { id: rule.id }))
  if (step) notices.show({ text: `${rule.name.replace('Following', 'No longer following')}.` })
}
