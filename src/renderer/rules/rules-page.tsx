import { ArrowUp, ListFilter, Plus, Star, VolumeX } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Rule, RuleAction } from '../../preload/contract/rule.ts'
import type { RuleDraft } from '../stores/shell-store.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { openView } from '../stores/way.ts'
import { ActionMenu } from '../ui/action-menu.tsx'
import { Button } from '../ui/button.tsx'
import { PageFrame } from '../ui/page.tsx'
import { onRowKey } from '../ui/use-row-keys.ts'
import { RuleLab } from './rule-lab.tsx'
import { ACTIONS, sayCondition } from './rule-words.ts'
import styles from './rules-page.module.css'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

const NONE = [] as const
const DAYS = 90
const SIGNS: Readonly<Record<RuleAction, typeof Star>> = { mute: VolumeX, boost: ArrowUp, star: Star }
const EMPTY: RuleDraft = {
  name: '',
  action: 'mute',
  condition: { match: 'all', terms: [{ field: 'words', words: '', in: 'anywhere' }] },
}

interface Making {
  readonly draft: RuleDraft
  readonly edits: Rule | null
}

/** What is done with papers by itself: each rule as a sentence, and a laboratory for new ones. */
export function RulesPage({ draft }: { readonly draft: RuleDraft | null }) {
  const stores = useStores()
  const { rules: store, shell } = stores
  const { value, failure } = useSlice(
    s => s.rules,
    state => state,
  )
  const muted = useSlice(
    s => s.info,
    state => state.value?.muted ?? 0,
  )
  const [making, setMaking] = useState<Making | null>(draft ? { draft, edits: null } : null)
  useEffect(() => void store.refresh(), [store])
  const rules = value ?? NONE
  const end = (): void => {
    setMaking(null)
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-new-rule]')?.focus())
  }
  const edit = (rule: Rule): void => setMaking({ draft: rule, edits: rule })
  const find = (id: string): Rule | undefined => rules.find(rule => rule.id === id)
  const withRule = (id: string, act: (rule: Rule) => void): void => {
    const rule = find(id)
    if (rule) act(rule)
  }
  return (
    <PageFrame
      title={say('Rules')}
      summary={rules.length > 0 ? `${rules.length} ${rules.length === 1 ? say('rule') : say('rules')}` : undefined}
      onMenu={() => shell.setState({ isSidebarOpen: true })}
      actions={
        <div className={styles['actions']}>
          {muted > 0 ? (
            <Button onClick={() => openView(stores, { kind: 'muted' })}>
              {muted.toLocaleString(locale)} <span className={styles['wide']}>{say('muted papers')}</span>
            </Button>
          ) : null}
          <Button
            look="strong"
            data-new-rule=""
            disabled={making !== null}
            onClick={() => setMaking({ draft: EMPTY, edits: null })}
          >
            <Plus size={15} aria-hidden="true" /> {say('New rule')}
          </Button>
        </div>
      }
    >
      {making ? (
        <RuleLab key={making.edits?.id ?? 'new'} start={making.draft} edits={making.edits} onEnd={end} />
      ) : null}
      {failure && value === null ? <p className={styles['problem']}>{failure.message}</p> : null}
      {value !== null && rules.length === 0 && !making ? (
        <div className={styles['nothing']}>
          <ListFilter size={26} strokeWidth={1.2} aria-hidden="true" />
          <h2>{say('No rules yet')}</h2>
          <p>
            {say(
              'A rule mutes what you never read, boosts what you always do, or stars it. Before it is saved it shows what it would have done to the last {DAYS} days, and all it does can be taken back.',
              { DAYS },
            )}
          </p>
          <Button look="strong" onClick={() => setMaking({ draft: EMPTY, edits: null })}>
            {say('Make one')}
          </Button>
        </div>
      ) : null}
      <ul
        aria-label={say('Rules')}
        className={styles['rules']}
        onKeyDown={event =>
          onRowKey(event, {
            p: id => withRule(id, rule => void store.change(rule.id, { enabled: !rule.enabled })),
            a: id => withRule(id, rule => void store.apply(rule, DAYS)),
            Delete: id => withRule(id, rule => void store.remove(rule)),
          })
        }
      >
        {rules.map(rule => (
          <RuleRow key={rule.id} rule={rule} onEdit={() => edit(rule)} />
        ))}
      </ul>
    </PageFrame>
  )
}

function RuleRow({ rule, onEdit }: { readonly rule: Rule; readonly onEdit: () => void }) {
  const { rules } = useStores()
  const feeds = useSlice(
    s => s.feeds,
    state => state.value ?? NONE,
  )
  const Sign = SIGNS[rule.action]
  return (
    <li className={styles['rule']} data-enabled={rule.enabled}>
      <Sign size={16} strokeWidth={1.8} aria-hidden="true" className={styles['sign']} />
      <div className={styles['words']}>
        <button type="button" className={styles['name']} data-row={rule.id} dir="auto" onClick={onEdit}>
          {rule.name}
        </button>
        <p dir="auto">
          {say('{value} what {condition}.', {
            value: ACTIONS[rule.action][0],
            condition: sayCondition(rule.condition, feeds),
          })}
        </p>
      </div>
      <span className={styles['count']}>
        {rule.enabled
          ? `${rule.count.toLocaleString(locale)} ${rule.count === 1 ? say('paper') : say('papers')}`
          : say('off')}
      </span>
      <ActionMenu
        label={say('More for {name}', { name: rule.name })}
        actions={[
          { name: say('Change…'), shown: 'Enter', run: onEdit },
          {
            name: rule.enabled ? say('Switch off') : say('Switch on'),
            shown: 'P',
            run: () => void rules.change(rule.id, { enabled: !rule.enabled }),
          },
          { name: say('Apply to the last {DAYS} days', { DAYS }), shown: 'A', run: () => void rules.apply(rule, DAYS) },
          {
            name: say('Remove, and undo all it did'),
            shown: 'Del',
            isDangerous: true,
            run: () => void rules.remove(rule),
          },
        ]}
      />
    </li>
  )
}
