import { Menu } from '@base-ui/react/menu'
import { Ellipsis } from 'lucide-react'
import { copyMarkdown, saveCopy, saveMarkdown } from '../../stores/annotation-export.ts'
import { useStores } from '../../stores/use-stores.tsx'
import styles from '../bar/bar-menu.module.css'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { say } from '../messages.ts'
import { MenuPortal } from '../../ui/menu-portal.tsx'

/** What can be done with all annotations of the file at once. */
export function PanelMenu({ title }: { readonly title: string }) {
  const stores = useStores()
  const { paper, file, library, session } = useReader()
  const inFile = useReaderSlice(
    r => r.fileMarks.store,
    state => state.count,
  )
  const choices = [
    {
      name: say('Save a copy of the PDF with them'),
      run: () => saveCopy(stores, { paper, file, password: session.password() }),
    },
    { name: say('Copy as Markdown'), run: () => copyMarkdown(stores, [paper]) },
    { name: say('Save as Markdown'), run: () => saveMarkdown(stores, [paper], title) },
    ...(inFile ? [{ name: say('Bring in what the file has'), run: () => library.bringIn(session.password()) }] : []),
  ]
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={styles.icon ?? ''} aria-label={say('More with these annotations')} title={say('More')}>
        <Ellipsis size={16} aria-hidden="true" />
      </Menu.Trigger>
      <MenuPortal>
        <Menu.Positioner side="bottom" align="end" sideOffset={4} className={styles.positioner ?? ''}>
          <Menu.Popup className={styles.menu ?? ''}>
            {choices.map(({ name, run }) => (
              <Menu.Item key={name} className={styles.item ?? ''} onClick={() => void run()}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  )
}
