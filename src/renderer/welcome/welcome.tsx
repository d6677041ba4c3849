import { BookOpen, FileUp, Menu, Newspaper } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useStores } from '../stores/use-stores.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import styles from './welcome.module.css'
import { say } from './messages.ts'

/** The first screen of an empty library: three ways to begin, each ending with a real list. */
export function Welcome() {
  const { feeds, intake, notices, shell } = useStores()
  const [isBusy, setBusy] = useState(false)
  const subscribe = async (): Promise<void> => {
    setBusy(true)
    try {
      await feeds.add('daily-papers')
    } catch (error) {
      notices.fail(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={styles['page']}>
      <span className={styles['menu']}>
        <IconButton label={say('Library')} onClick={() => shell.setState({ isSidebarOpen: true })}>
          <Menu size={17} />
        </IconButton>
      </span>
      <h1>{say('An offprint is your own copy of a paper.')}</h1>
      <p className={styles['lead']}>
        {say(
          'The day’s papers arrive, you decide in seconds what deserves reading, and the PDFs and all you write on them stay on your own disk. How would you like to begin?',
        )}
      </p>
      <ul className={styles['ways']}>
        <Way
          icon={<Newspaper size={22} strokeWidth={1.4} />}
          title={say('Subscribe to Daily Papers')}
          text={say(
            'The papers the research community picks each day, with their abstracts. Needs a network now and then.',
          )}
        >
          <Button look="strong" disabled={isBusy} onClick={() => void subscribe()}>
            {say('Subscribe')}
          </Button>
        </Way>
        <Way
          icon={<FileUp size={22} strokeWidth={1.4} />}
          title={say('Import a file')}
          text={say(
            'A saved Daily Papers page, a list of papers, or your PDFs. Drop or paste them anywhere in this window.',
          )}
        >
          <Button onClick={() => shell.show({ kind: 'add' })}>{say('Choose or paste')}</Button>
        </Way>
        <Way
          icon={<BookOpen size={22} strokeWidth={1.4} />}
          title={say('Look around')}
          text={say(
            'A small sample library with a paper to read and annotate. “Remove the sample library” among the commands (Ctrl K) takes it away.',
          )}
        >
          <Button onClick={() => void intake.loadSample()}>{say('Open the sample')}</Button>
        </Way>
      </ul>
    </div>
  )
}

function Way({
  icon,
  title,
  text,
  children,
}: {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}) {
  return (
    <li className={styles['way']}>
      <span aria-hidden="true">{icon}</span>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </li>
  )
}
