import { useState } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import { useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceList } from '../ui/choice-list.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { dayAfter, dueTimes, type LaterTime, sayDay, snoozeTimes } from './later-times.ts'
import styles from './panels.module.css'
import { PapersInWords } from './papers-in-words.tsx'
import { say } from './messages.ts'

/** Until when papers are put off. */
export function SnoozePanel({ papers }: { readonly papers: readonly PaperId[] }) {
  const { later, rows } = useStores()
  const areAway = papers.some(id => (rows.get(id)?.snoozedUntil ?? null) !== null)
  const times = snoozeTimes(new Date())
  return (
    <TimePanel
      title={say('Put off')}
      papers={papers}
      times={
        areAway ? [...times, { id: 'now', name: say('Bring back now'), about: '', value: null, words: '' }] : times
      }
      first={dayAfter(new Date(), 1)}
      dayLabel={say('Or until the day')}
      sayChosen={day => say('until {value}', { value: sayDay(day) })}
      onChoose={(value, words) => void later.snooze(papers, value, words)}
    />
  )
}

/** The day papers should be read by. */
export function DuePanel({ papers }: { readonly papers: readonly PaperId[] }) {
  const { later, rows } = useStores()
  const hasDay = papers.some(id => (rows.get(id)?.dueOn ?? null) !== null)
  return (
    <TimePanel
      title={say('Read by')}
      papers={papers}
      times={dueTimes(new Date()).filter(({ id }) => id !== 'none' || hasDay)}
      first={dayAfter(new Date(), 0)}
      dayLabel={say('Or by the day')}
      sayChosen={day => say('by {value}', { value: sayDay(day) })}
      onChoose={(value, words) => void later.setDue(papers, value, words)}
    />
  )
}

interface TimePanelProps {
  readonly title: string
  readonly papers: readonly PaperId[]
  readonly times: readonly LaterTime[]
  /** The first day that can be chosen. */
  readonly first: string
  readonly dayLabel: string
  readonly sayChosen: (day: string) => string
  readonly onChoose: (value: string | null, words: string) => void
}

function TimePanel({ title, papers, times, first, dayLabel, sayChosen, onChoose }: TimePanelProps) {
  const { shell } = useStores()
  const [day, setDay] = useState('')
  const choose = (value: string | null, words: string): void => {
    shell.close()
    onChoose(value, words)
  }
  return (
    <Dialog title={title} onClose={shell.close}>
      <form
        className={styles['stack']}
        onSubmit={event => {
          event.preventDefault()
          if (day >= first) choose(day, sayChosen(day))
        }}
      >
        <PapersInWords papers={papers} />
        <ChoiceList
          label={title}
          choices={times.map(({ id, name, about }, index) => ({ id, name, about, shown: String(index + 1) }))}
          onChoose={id => {
            const time = times.find(other => other.id === id)
            if (time) choose(time.value, time.words)
          }}
        />
        <TextField
          label={dayLabel}
          type="date"
          min={first}
          value={day}
          onChange={event => setDay(event.target.value)}
        />
        <DialogActions>
          <Button look="quiet" onClick={shell.close}>
            {say('Cancel')}
          </Button>
          <Button look="strong" type="submit" disabled={day < first}>
            {title}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
