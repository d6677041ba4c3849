import { type ReactNode, type SyntheticEvent, useState } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import type { QueueId } from '../../preload/contract/reading.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { TitleText } from '../ui/title-text.tsx'
import styles from './panels.module.css'
import { say } from './messages.ts'

interface LinePanelProps {
  readonly title: string
  readonly label: string
  readonly save: string
  readonly placeholder?: string
  readonly start?: string
  readonly mayBeEmpty?: boolean
  readonly cancel?: string
  readonly suggestions?: readonly string[]
  readonly intro?: ReactNode
  /** What is wrong, in words; null closes the dialog. */
  readonly onSave: (text: string) => string | null | Promise<string | null>
}

/** Asks for one line. */
function LinePanel({
  title,
  label,
  save,
  placeholder,
  start = '',
  mayBeEmpty = false,
  cancel = mayBeEmpty ? say('Skip') : say('Cancel'),
  suggestions = [],
  intro,
  onSave,
}: LinePanelProps) {
  const { shell } = useStores()
  const [text, setText] = useState(start)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    if (text.trim() === '' && !mayBeEmpty) return
    const wrong = await onSave(text.trim())
    if (wrong === null) shell.close()
    else setProblem(wrong)
  }
  const listId = `suggestions-${label.replace(/\W+/g, '-')}`
  return (
    <Dialog title={title} onClose={shell.close}>
      <form className={styles['stack']} onSubmit={event => void submit(event)}>
        {intro}
        <TextField
          label={label}
          placeholder={placeholder}
          dir="auto"
          maxLength={2_000}
          list={suggestions.length > 0 ? listId : undefined}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <datalist id={listId}>
          {suggestions.map(suggestion => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
        {problem ? (
          <p role="alert" className={styles['problem']}>
            {problem}
          </p>
        ) : null}
        <DialogActions>
          <Button look="quiet" onClick={shell.close}>
            {cancel}
          </Button>
          <Button look="strong" type="submit">
            {save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

export function TakeawayPanel({ paper }: { readonly paper: PaperId }) {
  const { writing, rows, papers } = useStores()
  const title = rows.get(paper)?.title ?? ''
  const start = rows.get(paper)?.takeaway ?? papers.getState().paper?.takeaway ?? ''
  return (
    <LinePanel
      title={say('What did you take away?')}
      label={say('In one line')}
      save={say('Keep')}
      mayBeEmpty
      start={start}
      intro={
        <p className={styles['soft']} dir="auto">
          <TitleText text={title} />
        </p>
      }
      onSave={text => {
        if (text !== start) void writing.setTakeaway(paper, text)
        return null
      }}
    />
  )
}

export function RemarkPanel({ paper }: { readonly paper: PaperId }) {
  const { writing, rows } = useStores()
  return (
    <LinePanel
      title={say('Remark')}
      label={say('A line of your own, shown in the list; nothing takes it away')}
      save={say('Keep')}
      cancel={say('Cancel')}
      mayBeEmpty
      start={rows.get(paper)?.remark ?? ''}
      onSave={text => {
        void writing.setRemark(paper, text)
        return null
      }}
    />
  )
}

export function TagPanel({ papers }: { readonly papers: readonly PaperId[] }) {
  const { triage } = useStores()
  const tags = useSlice(
    s => s.tags,
    state => state.value,
  )
  return (
    <LinePanel
      title={papers.length === 1 ? say('Tag') : say('Tag {count} papers', { count: papers.length })}
      label={say('Tag')}
      save={say('Tag')}
      suggestions={tags?.map(tag => tag.name) ?? []}
      onSave={text => {
        void triage.setTag(papers, text, true)
        return null
      }}
    />
  )
}

/** Why papers stand in a queue. */
export function ReasonPanel({ papers, queue }: { readonly papers: readonly PaperId[]; readonly queue: QueueId }) {
  const { later, rows, queues } = useStores()
  const [first] = papers
  return (
    <LinePanel
      title={
        papers.length === 1
          ? say('Why is it here?')
          : say('Why are these {count} papers here?', { count: papers.length })
      }
      label={say('The reason, shown in {value}; nothing takes it away', {
        value: queues.find(queue)?.name ?? say('the queue'),
      })}
      placeholder={say('for the related work')}
      save={say('Keep')}
      cancel={say('Cancel')}
      mayBeEmpty
      start={(first === undefined ? undefined : rows.get(first)?.reasons[queue]) ?? ''}
      onSave={text => {
        void later.setReason(papers, queue, text.slice(0, 500))
        return null
      }}
    />
  )
}
