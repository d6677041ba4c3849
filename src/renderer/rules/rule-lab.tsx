import { type SyntheticEvent, useEffect, useState } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import { RULE_ACTIONS, type Rule, type RuleTrial } from '../../preload/contract/rule.ts'
import { wordsOf } from '../stores/failure-words.ts'
import type { RuleDraft } from '../stores/shell-store.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { ACTIONS, isWhole, nameFor, sayTrial } from './rule-words.ts'
import styles from './rules-page.module.css'
import { TermFields } from './term-fields.tsx'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'
import { TitleText } from '../ui/title-text.tsx'

const DAYS = 90
const QUIET_MS = 250
const NONE = [] as const

/** A rule in the making, with what it would have done before it is saved. */
export function RuleLab({
  start,
  edits,
  onEnd,
}: {
  readonly start: RuleDraft
  /** The rule that is changed; null for a new one. */
  readonly edits: Rule | null
  readonly onEnd: () => void
}) {
  const { rules } = useStores()
  const feeds = useSlice(
    s => s.feeds,
    state => state.value ?? NONE,
  )
  const [draft, setDraft] = useState(start)
  const [reachesBack, setReachesBack] = useState(true)
  const [isBusy, setBusy] = useState(false)
  const named: RuleDraft = {
    ...draft,
    name: draft.name.trim() === '' ? nameFor(draft.action, draft.condition, feeds) : draft.name,
  }
  const canSave = isWhole(draft.condition)
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    if (!canSave || isBusy) return
    setBusy(true)
    const saved = edits
      ? (await rules.change(edits.id, { name: named.name, action: draft.action, condition: draft.condition })) &&
        (!reachesBack || (await rules.apply(edits, DAYS), true))
      : await rules.add(named, reachesBack ? DAYS : null)
    setBusy(false)
    if (saved) onEnd()
  }
  return (
    <form
      className={styles['lab']}
      aria-label={edits ? say('Change {name}', { name: edits.name }) : say('New rule')}
      onSubmit={event => void save(event)}
      onKeyDown={event => event.key === 'Escape' && onEnd()}
    >
      <div className={styles['making']}>
        <div role="radiogroup" aria-label={say('What it does')} className={styles['kinds']}>
          {RULE_ACTIONS.map(action => (
            <label key={action} data-checked={draft.action === action}>
              <input
                type="radio"
                name="action"
                checked={draft.action === action}
                onChange={() => setDraft({ ...draft, action })}
              />
              {ACTIONS[action][0]}
            </label>
          ))}
        </div>
        <p className={styles['does']}>{say('It {value}.', { value: ACTIONS[draft.action][1] })}</p>
        <TermFields
          condition={draft.condition}
          feeds={feeds}
          onChange={condition => setDraft({ ...draft, condition })}
        />
        <label className={styles['naming']}>
          {say('Name')}
          <input
            type="text"
            dir="auto"
            maxLength={200}
            placeholder={canSave ? nameFor(draft.action, draft.condition, feeds) : say('Made from what it says')}
            value={draft.name}
            onChange={event => setDraft({ ...draft, name: event.target.value })}
          />
        </label>
        <label className={styles['back']}>
          <input type="checkbox" checked={reachesBack} onChange={event => setReachesBack(event.target.checked)} />
          {say('Also for the papers of the last {DAYS} days', { DAYS })}
        </label>
        <div className={styles['ends']}>
          <Button look="strong" type="submit" disabled={!canSave || isBusy}>
            {edits ? say('Save the change') : say('Save the rule')}
          </Button>
          <Button look="quiet" onClick={onEnd}>
            {say('Cancel')}
          </Button>
        </div>
      </div>
      <Trial draft={named} isWhole={canSave} />
    </form>
  )
}

/** What it would have done to the last days, a moment after the typing rests. */
function Trial({ draft, isWhole: isReady }: { readonly draft: RuleDraft; readonly isWhole: boolean }) {
  const { rules, rows } = useStores()
  const [trial, setTrial] = useState<RuleTrial | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const asked = JSON.stringify([draft.action, draft.condition])
  useEffect(() => {
    if (!isReady) {
      setTrial(null)
      return undefined
    }
    let isCurrent = true
    const timer = setTimeout(() => {
      rules.try({ ...draft, name: draft.name || say('A rule') }, DAYS).then(
        answer => {
          if (!isCurrent) return
          rows.want([...answer.valued, ...answer.examples])
          setTrial(answer)
          setProblem(null)
        },
        (error: unknown) => isCurrent && setProblem(wordsOf(error)),
      )
    }, QUIET_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
    // The name says nothing of what it does.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [asked, isReady, rules, rows])
  return (
    <section aria-label={say('What it would have done')} className={styles['trial']}>
      <h2>{say('Before you save it')}</h2>
      {problem ? <p className={styles['problem']}>{problem}</p> : null}
      {trial === null ? (
        <p className={styles['soft']}>
          {say('Say what a paper must be, and this shows what the rule would have done to the last {DAYS} days.', {
            DAYS,
          })}
        </p>
      ) : (
        <>
          <p aria-live="polite">{sayTrial(trial, DAYS)}</p>
          <Bar trial={trial} />
          {trial.valued.length > 0 ? (
            <>
              <h3 className={draft.action === 'mute' ? styles['careful'] : undefined}>
                {draft.action === 'mute'
                  ? say('It would have hidden papers you valued')
                  : say('Among them papers you valued')}
              </h3>
              <Titles ids={trial.valued} />
            </>
          ) : null}
          {trial.examples.length > 0 ? (
            <>
              <h3>{say('The newest it speaks of')}</h3>
              <Titles ids={trial.examples.slice(0, 8)} />
            </>
          ) : null}
        </>
      )}
    </section>
  )
}

/** What became of the papers it matches, as a share of them. */
function Bar({ trial }: { readonly trial: RuleTrial }) {
  const parts = (
    [
      [say('undecided'), trial.undecided],
      [say('queued'), trial.queued],
      [say('read'), trial.read],
      [say('starred'), trial.starred],
      [say('dismissed'), trial.dismissed],
    ] as const
  ).filter(([, count]) => count > 0)
  if (parts.length === 0) return null
  return (
    <ul className={styles['became']}>
      {parts.map(([name, count]) => (
        <li key={name}>
          <b>{count.toLocaleString(locale)}</b> {name}
        </li>
      ))}
    </ul>
  )
}

function Titles({ ids }: { readonly ids: readonly PaperId[] }) {
  const rows = useSlice(
    s => s.rows,
    state => state.rows,
  )
  return (
    <ul className={styles['titles']}>
      {ids.map(id => (
        <li key={id} dir="auto">
          <TitleText text={rows.get(id)?.title ?? '…'} />
        </li>
      ))}
    </ul>
  )
}
