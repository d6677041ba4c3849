import type { JournalStep } from '../../preload/contract/reading.ts'
import type { Rule, RuleId, RuleTrial } from '../../preload/contract/rule.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { NoticeStore } from './notice-store.ts'
import { createRemoteStore, type RemoteOptions, type RemoteStore } from './remote-value.ts'
import type { RuleDraft } from './shell-store.ts'
import type { Writes } from './writes.ts'
import { say } from './messages.ts'

export interface RuleStore extends RemoteStore<readonly Rule[]> {
  /** What a rule would have done to the papers of the last days. Throws CallFailure. */
  try(rule: RuleDraft, days: number): Promise<RuleTrial>
  /** Saves it, and reaches back so many days where that is wanted. Answers whether it was saved. */
  add(rule: RuleDraft, days: number | null): Promise<boolean>
  change(id: RuleId, patch: Partial<RuleDraft> & { readonly enabled?: boolean }): Promise<boolean>
  remove(rule: Rule): Promise<void>
  /** On the papers of the last days that are here already. */
  apply(rule: Rule, days: number): Promise<void>
}

export interface RuleOptions {
  readonly client: LibraryClient
  readonly writes: Writes
  readonly notices: NoticeStore
  readonly after: RemoteOptions<unknown>['after']
  readonly undo: () => void
}

export function createRuleStore({ client, writes, notices, after, undo }: RuleOptions): RuleStore {
  const store = createRemoteStore<readonly Rule[]>({
    client,
    after,
    ask: () => client.call('rules.list', {}),
    concerns: event => event.topic === 'rules' || (event.topic === 'papers' && event.views),
  })
  const tell = (text: string): void => notices.show({ text, slot: 'rules', action: { label: say('Undo'), run: undo } })

  async function step(words: string, call: () => Promise<JournalStep | null>): Promise<boolean> {
    const outcome = await writes.send(async () => ({ step: await call() }))
    if (!outcome) return false
    await store.refresh()
    if (outcome.step) tell(words)
    else notices.show({ text: say('Nothing was changed by that.'), slot: 'rules' })
    return true
  }

  return Object.assign(store, {
    try: (rule: RuleDraft, days: number) => client.call('rules.try', { rule: clean(rule), days }),
    async add(rule: RuleDraft, days: number | null) {
      const made = await writes.send(() => client.call('rules.add', clean(rule)))
      if (!made) return false
      if (days !== null) await writes.send(() => client.call('rules.apply', { id: made.id, days }))
      await store.refresh()
      tell(say('Saved the rule “{name}”', { name: rule.name }))
      return true
    },
    change: (id: RuleId, patch: Partial<RuleDraft> & { readonly enabled?: boolean }) =>
      step(say('Changed the rule'), () => client.call('rules.change', { id, ...patch })),
    async remove(rule: Rule) {
      await step(say('Removed the rule “{name}”, and all it did', { name: rule.name }), () =>
        client.call('rules.remove', { id: rule.id }),
      )
    },
    async apply(rule: Rule, days: number) {
      await step(say('Applied “{name}” to the last {days} days', { name: rule.name, days }), () =>
        client.call('rules.apply', { id: rule.id, days }),
      )
    },
  })
}

function clean({ name, action, condition }: RuleDraft): RuleDraft {
  return { name: name.trim(), action, condition }
}
