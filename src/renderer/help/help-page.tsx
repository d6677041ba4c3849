import { useState } from 'react'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button, Kbd } from '../ui/button.tsx'
import { PageFrame } from '../ui/page.tsx'
import styles from './help-page.module.css'
import { type HelpTopic, topicsFor } from './help-topics.ts'
import { say } from './messages.ts'

/** How one works with Offprint, in a few pages of words that can be searched. */
export function HelpPage() {
  const { shell } = useStores()
  const folder = useSlice(
    s => s.info,
    state => state.value?.folder ?? null,
  )
  const [sought, setSought] = useState('')
  const topics = topicsFor(sought)
  return (
    <PageFrame
      title={say('Help')}
      summary={say('How one works with Offprint')}
      onMenu={() => shell.setState({ isSidebarOpen: true })}
      actions={<Button onClick={() => shell.show({ kind: 'help' })}>{say('All keys')}</Button>}
    >
      <div className={styles['help']}>
        <input
          type="search"
          className={styles['seek']}
          aria-label={say('Search the help')}
          placeholder={say('Search the help')}
          value={sought}
          onChange={event => setSought(event.target.value)}
        />
        {topics.map(topic => (
          <Topic key={topic.id} topic={topic} folder={topic.id === 'data' ? folder : null} />
        ))}
        <p role="status" className={styles['none']}>
          {topics.length === 0 ? say('Nothing in the help has these words.') : ''}
        </p>
      </div>
    </PageFrame>
  )
}

function Topic({ topic, folder }: { readonly topic: HelpTopic; readonly folder: string | null }) {
  return (
    <section aria-labelledby={`help-${topic.id}`}>
      <h2 id={`help-${topic.id}`}>{topic.title}</h2>
      {topic.sentences.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
      {folder === null ? null : (
        <p>
          {say('This library:')} <code>{folder}</code>
        </p>
      )}
      {topic.terms && topic.terms.length > 0 ? (
        <dl>
          {topic.terms.map(([term, means]) => (
            <div key={term}>
              <dt>
                {topic.id === 'search' ? (
                  <code>{term}</code>
                ) : (
                  <>
                    {term.split('  ').map(key => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                    <span className="visually-hidden">{term}</span>
                  </>
                )}
              </dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </section>
  )
}
