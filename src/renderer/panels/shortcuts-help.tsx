import { useStores } from '../stores/use-stores.tsx'
import { Kbd } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './panels.module.css'
import { say } from './messages.ts'

export interface HelpGroup {
  readonly name: string
  readonly entries: readonly { readonly name: string; readonly shown: string }[]
}

export function ShortcutsHelp({ groups }: { readonly groups: readonly HelpGroup[] }) {
  const { shell } = useStores()
  return (
    <Dialog title={say('Keyboard shortcuts')} wide onClose={shell.close}>
      <div className={styles['help']}>
        {groups.map(group => (
          <section key={group.name}>
            <h3>{group.name}</h3>
            <dl>
              {group.entries.map(entry => (
                <div key={entry.name}>
                  <dt>{entry.name}</dt>
                  <dd>
                    <Kbd>{entry.shown}</Kbd>
                    <span className="visually-hidden">{entry.shown}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
