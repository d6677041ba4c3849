import { UserPlus } from 'lucide-react'
import { useEffect } from 'react'
import type { Paper } from '../../preload/contract/paper.ts'
import { follow, type Followed, ruleFollowing, unfollow } from '../stores/following.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { type MenuEntry, MenuButton } from '../ui/menu.tsx'
import styles from './finding.module.css'
import { say } from './messages.ts'

const NOBODY = [] as const
const MOST_AUTHORS = 8

/** Whom of a paper one follows. */
export function FollowMenu({ paper }: { readonly paper: Paper }) {
  const stores = useStores()
  const rules = useSlice(
    s => s.rules,
    state => state.value,
  )
  // Once; the store keeps itself up to date from then on.
  useEffect(() => {
    if (rules === null) void stores.rules.refresh()
  }, [rules, stores])
  const entry = (followed: Followed): MenuEntry => {
    const rule = ruleFollowing(rules ?? NOBODY, followed)
    return {
      id: `${followed.kind} ${followed.name}`,
      name: followed.name,
      isOn: rule !== undefined,
      run: () => void (rule ? unfollow(stores, rule) : follow(stores, followed)),
    }
  }
  const authors = paper.authors.slice(0, MOST_AUTHORS).map(({ name }) => entry({ kind: 'author', name }))
  const others = paper.organization ? [entry({ kind: 'organization', name: paper.organization })] : []
  const phrase = {
    id: 'phrase',
    name: say('A phrase…'),
    run: () => stores.shell.show({ kind: 'follow-phrase' }),
  } as const
  return (
    <MenuButton
      trigger={
        <Button look="quiet" className={styles['follow']}>
          <UserPlus size={14} aria-hidden="true" /> {say('Follow')}
        </Button>
      }
      groups={[authors, others, [phrase]].filter(group => group.length > 0)}
    />
  )
}
