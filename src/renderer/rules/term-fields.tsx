import { Plus, X } from 'lucide-react'
import type { Feed } from '../../preload/contract/feed.ts'
import type { RuleCondition, RuleTerm } from '../../preload/contract/rule.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { ANNOUNCED, FIELDS, termOf, valueOf } from './rule-words.ts'
import styles from './rules-page.module.css'
import { say } from './messages.ts'

const NAMES = Object.keys(FIELDS) as RuleTerm['field'][]

/** The condition of a rule, a line for each thing a paper may be. */
export function TermFields({
  condition,
  feeds,
  onChange,
}: {
  readonly condition: RuleCondition
  readonly feeds: readonly Feed[]
  readonly onChange: (condition: RuleCondition) => void
}) {
  const { match, terms } = condition
  const put = (index: number, term: RuleTerm): void =>
    onChange({ match, terms: terms.map((other, at) => (at === index ? term : other)) })
  return (
    <fieldset className={styles['terms']}>
      <legend>
        {say('A paper that')}{' '}
        {terms.length > 1 ? (
          <select
            aria-label={say('How the lines go together')}
            value={match}
            onChange={event => onChange({ match: event.target.value === 'any' ? 'any' : 'all', terms })}
          >
            <option value="all">{say('meets all of these')}</option>
            <option value="any">{say('meets any of these')}</option>
          </select>
        ) : null}
      </legend>
      {terms.map((term, index) => (
        // Lines have no name but their place, and keep nothing of their own.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={styles['term']}>
          <button
            type="button"
            aria-label={say('Line {value}: not', { value: index + 1 })}
            aria-pressed={term.not === true}
            className={styles['not']}
            onClick={() => put(index, termOf(term.field, valueOf(term), { ...term, not: term.not !== true }))}
          >
            {say('not')}
          </button>
          <select
            aria-label={say('Line {value}: what', { value: index + 1 })}
            value={term.field}
            onChange={event => {
              const field = NAMES.find(name => name === event.target.value) ?? 'words'
              const value = field === 'feed' ? (feeds[0]?.id ?? '') : field === 'announce' ? 'cross' : ''
              put(
                index,
                termOf(field, FIXED.has(field) || FIXED.has(term.field) ? value : valueOf(term), { not: term.not }),
              )
            }}
          >
            {NAMES.map(name => (
              <option key={name} value={name}>
                {FIELDS[name][0]}
              </option>
            ))}
          </select>
          <Value term={term} index={index} feeds={feeds} onChange={next => put(index, next)} />
          <IconButton
            label={say('Take line {value} away', { value: index + 1 })}
            disabled={terms.length === 1}
            onClick={() => onChange({ match, terms: terms.filter((_, at) => at !== index) })}
          >
            <X size={14} />
          </IconButton>
        </div>
      ))}
      <Button
        look="quiet"
        onClick={() => onChange({ match, terms: [...terms, { field: 'words', words: '', in: 'anywhere' }] })}
      >
        <Plus size={14} aria-hidden="true" /> {say('One more line')}
      </Button>
    </fieldset>
  )
}

const FIXED: ReadonlySet<RuleTerm['field']> = new Set(['feed', 'announce'])

function Value({
  term,
  index,
  feeds,
  onChange,
}: {
  readonly term: RuleTerm
  readonly index: number
  readonly feeds: readonly Feed[]
  readonly onChange: (term: RuleTerm) => void
}) {
  const label = say('Line {value}: value', { value: index + 1 })
  if (term.field === 'feed')
    return (
      <select
        aria-label={label}
        value={term.feed}
        onChange={event => onChange(termOf('feed', event.target.value, term))}
      >
        {feeds.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    )
  if (term.field === 'announce')
    return (
      <select
        aria-label={label}
        value={term.announce}
        onChange={event => onChange(termOf('announce', event.target.value, term))}
      >
        {Object.entries(ANNOUNCED).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    )
  return (
    <>
      <input
        type="text"
        aria-label={label}
        dir="auto"
        maxLength={200}
        placeholder={FIELDS[term.field][1]}
        value={valueOf(term)}
        onChange={event => onChange(termOf(term.field, event.target.value, term))}
      />
      {term.field === 'words' ? (
        <select
          aria-label={say('Line {value}: where', { value: index + 1 })}
          value={term.in}
          onChange={event =>
            onChange(
              termOf('words', term.words, { not: term.not, in: event.target.value === 'title' ? 'title' : 'anywhere' }),
            )
          }
        >
          <option value="anywhere">{say('anywhere')}</option>
          <option value="title">{say('in the title')}</option>
        </select>
      ) : null}
    </>
  )
}
