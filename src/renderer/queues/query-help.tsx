import type { QueryProblem } from '../../preload/contract/search.ts'
import { useSlice } from '../stores/use-stores.tsx'
import styles from './search-box.module.css'
import type { Suggestion } from './query-suggestions.ts'
import { say } from './messages.ts'

export interface QueryHelpProps {
  readonly suggestions: readonly Suggestion[]
  readonly onTake: (suggestion: Suggestion) => void
}

/** Below the box: what is odd about the query, underlined where it stands, and what may come next. */
export function QueryHelp({ suggestions, onTake }: QueryHelpProps) {
  const { problems, asked, query } = useSlice(
    s => s.search,
    state => state,
  )
  const isOfThis = problems.length > 0 && asked === query.trim()
  return (
    <>
      <div role="status" className={styles['problems']} id="query-problems">
        {isOfThis ? (
          <>
            <p className={styles['underlined']} aria-hidden="true">
              <Underlined text={asked} problems={problems} />
            </p>
            {problems.map(({ at, message }) => (
              <p key={`${at} ${message}`}>{message}</p>
            ))}
          </>
        ) : null}
      </div>
      {suggestions.length > 0 ? (
        <ul className={styles['suggestions']} aria-label={say('Search operators')}>
          {suggestions.map(suggestion => (
            <li key={suggestion.text}>
              <button
                type="button"
                title={suggestion.about || undefined}
                // The box keeps the focus, so that one types on.
                onMouseDown={event => event.preventDefault()}
                onClick={() => onTake(suggestion)}
              >
                {suggestion.text}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Underlined({ text, problems }: { readonly text: string; readonly problems: readonly QueryProblem[] }) {
  let end = 0
  const pieces = problems
    .filter(({ at, length }) => at < text.length && length > 0)
    .flatMap(({ at, length }) => {
      if (at < end) return []
      const before = text.slice(end, at)
      end = at + length
      return [
        <span key={`before ${at}`}>{before}</span>,
        <span key={`wrong ${at}`} className={styles['wrong']}>
          {text.slice(at, end)}
        </span>,
      ]
    })
  return (
    <>
      {pieces}
      {text.slice(end)}
    </>
  )
}
