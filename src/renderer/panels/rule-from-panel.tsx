import type { Paper, PaperId } from '../../preload/contract/paper.ts'
import type { RuleTerm } from '../../preload/contract/rule.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { openPage } from '../stores/way.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import styles from './panels.module.css'
import { say } from './messages.ts'

const MOST_AUTHORS = 12
const MOST_KEYWORDS = 8

/** What of a paper a rule could be about: one thing is chosen, and the laboratory shows what it would have done. */
export function RuleFromPanel({ paper: id }: { readonly paper: PaperId }) {
  const stores = useStores()
  const { shell, joining } = stores
  const paper = useSlice(
    s => s.papers,
    state => (state.paper?.id === id ? state.paper : null),
  )
  const begin = (term: RuleTerm): void => {
    shell.close()
    openPage(stores, {
      kind: 'rules',
      draft: { name: '', action: 'mute', condition: { match: 'all', terms: [term] } },
    })
  }
  return (
    <Dialog title={say('Mute what is like this')} onClose={shell.close}>
      <div className={styles['stack']}>
        <p className={styles['soft']} dir="auto">
          {paper?.title}
        </p>
        {paper ? (
          <>
            {groupsOf(paper).map(({ name, terms }) =>
              terms.length === 0 ? null : (
                <section key={name} aria-label={name}>
                  <h3 className={styles['group-name']}>{name}</h3>
                  <ul className={styles['suggestions']}>
                    {terms.map(([word, term]) => (
                      <li key={word}>
                        <Button onClick={() => begin(term)}>
                          <span dir="auto">{word}</span>
                        </Button>
                      </li>
                    ))}
                  </ul>
                </section>
              ),
            )}
            <DialogActions>
              <Button look="quiet" onClick={() => begin({ field: 'words', words: '', in: 'title' })}>
                {say('A word of my own…')}
              </Button>
              <Button
                onClick={() => {
                  shell.close()
                  void joining.setMuted([id], !paper.muted)
                }}
              >
                {paper.muted ? say('Let this one paper be seen') : say('Only this one paper')}
              </Button>
            </DialogActions>
          </>
        ) : null}
      </div>
    </Dialog>
  )
}

type Choice = readonly [word: string, term: RuleTerm]

function groupsOf(paper: Paper): readonly { readonly name: string; readonly terms: readonly Choice[] }[] {
  const feeds = new Map(paper.sources.flatMap(({ feed, name }) => (feed === null ? [] : [[feed, name] as const])))
  return [
    {
      name: say('Authors'),
      terms: paper.authors
        .slice(0, MOST_AUTHORS)
        .map(({ name }): Choice => [name, { field: 'author', author: name.slice(0, 200) }]),
    },
    {
      name: say('Organisation'),
      terms:
        paper.organization === null
          ? []
          : [[paper.organization, { field: 'organization', organization: paper.organization.slice(0, 200) }]],
    },
    { name: say('Feeds'), terms: [...feeds].map(([feed, name]): Choice => [name, { field: 'feed', feed }]) },
    {
      name: say('Subjects'),
      terms: paper.categories.map((category): Choice => [category, { field: 'category', category }]),
    },
    {
      name: say('Words'),
      terms: paper.keywords
        .slice(0, MOST_KEYWORDS)
        .map((words): Choice => [words, { field: 'words', words: words.slice(0, 200), in: 'anywhere' }]),
    },
  ]
}
