import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Reason, Stance } from '../../preload/contract/interest.ts'
import type { PaperId } from '../../preload/contract/paper.ts'
import { useAnswer } from '../stores/use-answer.tsx'
import { useStores } from '../stores/use-stores.tsx'
import { type MenuEntry, MenuButton } from '../ui/menu.tsx'
import styles from './finding.module.css'
import { RESTING_MS } from './resting.ts'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

// Of each kind, so that no kind keeps the others out of sight.
const RAISING = { word: 4, author: 2, organization: 1, paper: 2, rule: 3 } as const
const LOWERING = { word: 2, author: 1, organization: 1, paper: 1, rule: 0 } as const
// Less than this of the strongest moves nothing one would see.
const LEAST_SHARE = 0.03

/** Why "For you" puts a paper where it does, each reason to be argued with. */
export function WhyForYou({ paper }: { readonly paper: PaperId }) {
  const { value } = useAnswer(
    `why ${paper}`,
    client => client.call('interest.explain', { paper }),
    ({ topic, views }) => (topic === 'papers' && views) || topic === 'journal',
    RESTING_MS,
  )
  if (!value || value.paper !== paper || !value.isReady) return null
  const strongest = Math.max(...value.reasons.map(({ effect }) => Math.abs(effect)), 0)
  const telling = value.reasons.filter(
    ({ effect, stance }) => stance !== null || Math.abs(effect) > strongest * LEAST_SHARE,
  )
  const raising = firstOfEach(
    telling.filter(({ effect }) => effect > 0),
    RAISING,
  )
  const lowering = firstOfEach(
    telling.filter(({ effect }) => effect <= 0),
    LOWERING,
  )
  if (raising.length + lowering.length === 0) return null
  return (
    <section className={styles['section']} aria-label={say('Why for you')}>
      <h3 className={styles['heading']}>{say('Why it stands where it does in “For you”')}</h3>
      <ul className={styles['reasons']}>
        {[...raising, ...lowering].map(reason => (
          <li key={reason.feature}>
            <ReasonChip reason={reason} />
          </li>
        ))}
      </ul>
      <p className={styles['none']}>
        {say('Learnt from {decisions} of your decisions, on this machine. Press a reason to argue.', {
          decisions: value.decisions.toLocaleString(locale),
        })}
      </p>
    </section>
  )
}

function firstOfEach(reasons: readonly Reason[], most: Readonly<Record<Reason['kind'], number>>): Reason[] {
  return reasons.filter(({ kind }, at) => reasons.slice(0, at).filter(other => other.kind === kind).length < most[kind])
}

function ReasonChip({ reason }: { readonly reason: Reason }) {
  const { client, writes } = useStores()
  const argue = (stance: Stance | null): void =>
    void writes.send(() =>
      client.call('interest.argue', { feature: reason.feature, label: reason.label.slice(0, 500), stance }),
    )
  const entry = (id: Stance, name: string): MenuEntry => ({
    id,
    name,
    isOn: reason.stance === id,
    run: () => argue(reason.stance === id ? null : id),
  })
  const raises = reason.effect > 0
  const words = (
    <>
      {raises ? <ArrowUp size={12} aria-hidden="true" /> : <ArrowDown size={12} aria-hidden="true" />}
      <span className="visually-hidden">{raises ? say('raised by ') : say('lowered by ')}</span>
      <span className={styles['label']} dir="auto">
        {reason.kind === 'paper' ? say('like “{label}”', { label: reason.label }) : reason.label}
      </span>
      {reason.stance ? <em>{reason.stance === 'less' ? say('less of this') : say('not counted')}</em> : null}
    </>
  )
  const look = [styles['reason'], raises ? styles['raises'] : styles['lowers']].filter(Boolean).join(' ')
  // A rule is changed where rules are.
  if (reason.kind === 'rule') return <span className={look}>{words}</span>
  return (
    <MenuButton
      trigger={
        <button type="button" className={look}>
          {words}
        </button>
      }
      groups={[[entry('less', say('Less of this')), entry('never', say('Never because of this'))]]}
    />
  )
}
