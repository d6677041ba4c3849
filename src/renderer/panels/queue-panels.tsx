import { type ReactNode, type SyntheticEvent, useState } from 'react'
import { type Queue, type QueueId, UP_NEXT } from '../../preload/contract/reading.ts'
import { wordsOf } from '../stores/failure-words.ts'
import type { QueueForm } from '../stores/queue-store.ts'
import { useStores } from '../stores/use-stores.tsx'
import { openView } from '../stores/way.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { HueIcon, HUES, ICON_NAMES } from '../ui/hue-icon.tsx'
import styles from './queue-panels.module.css'
import { say } from './messages.ts'

/** Makes a queue: of papers in an order of one's own, or of whatever a search finds. */
export function NewQueuePanel({ query }: { readonly query?: string | undefined }) {
  const stores = useStores()
  const used = (stores.queues.getState().value ?? []).map(({ hue }) => hue)
  const hue = HUES.find(([free]) => !used.includes(free))?.[0] ?? HUES[0][0]
  return (
    <QueueFields
      title={query === undefined ? say('New queue') : say('Save the search as a queue')}
      save="Make it"
      start={{ name: query ?? '', hue, icon: null, limit: null, ...(query === undefined ? {} : { query }) }}
      onSave={async form => {
        const id = await stores.queues.create(form)
        openView(stores, { kind: 'queue', queue: id })
      }}
    />
  )
}

export function QueueSettingsPanel({ queue: id }: { readonly queue: QueueId }) {
  const { queues, shell, views } = useStores()
  const queue = queues.find(id)
  if (!queue) return null
  return (
    <QueueFields
      title={say('Queue settings')}
      save="Save"
      start={formOf(queue)}
      isFixed={id === UP_NEXT}
      onSave={form => queues.change(id, form)}
    >
      {id === UP_NEXT ? null : (
        <Button
          look="quiet"
          onClick={() => {
            shell.close()
            views.open({ kind: 'queue', queue: UP_NEXT })
            void queues.remove(id)
          }}
        >
          {say('Delete the queue')}
        </Button>
      )}
    </QueueFields>
  )
}

function formOf({ name, hue, icon, limit, query }: Queue): QueueForm {
  return { name, hue, icon, limit, ...(query === null ? {} : { query }) }
}

interface QueueFieldsProps {
  readonly title: string
  readonly save: string
  readonly start: QueueForm
  /** "Up next" keeps its name. */
  readonly isFixed?: boolean
  readonly children?: ReactNode
  /** Throws where the library refuses: the words stand in the dialog. */
  readonly onSave: (form: QueueForm) => Promise<void>
}

function QueueFields({ title, save, start, isFixed = false, children, onSave }: QueueFieldsProps) {
  const { shell } = useStores()
  const [form, setForm] = useState(start)
  const [problem, setProblem] = useState<string | null>(null)
  const change = (patch: Partial<QueueForm>): void => setForm(before => ({ ...before, ...patch }))
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    if (form.name.trim() === '') return
    try {
      await onSave({ ...form, name: form.name.trim() })
      shell.close()
    } catch (error) {
      setProblem(wordsOf(error))
    }
  }
  return (
    <Dialog title={title} onClose={shell.close}>
      <form className={styles['form']} onSubmit={event => void submit(event)}>
        <TextField
          label={say('Name')}
          placeholder={say('Thesis, chapter 2')}
          dir="auto"
          maxLength={200}
          disabled={isFixed}
          value={form.name}
          onChange={event => change({ name: event.target.value })}
        />
        {form.query === undefined ? null : (
          <TextField
            label={say('Search')}
            maxLength={2_000}
            required
            value={form.query}
            onChange={event => change({ query: event.target.value })}
          />
        )}
        <fieldset className={styles['choices']}>
          <legend>{say('Colour')}</legend>
          {HUES.map(([hue, name]) => (
            <label key={hue} className={styles['swatch']} title={name}>
              <input
                type="radio"
                name="hue"
                aria-label={name}
                checked={form.hue === hue}
                onChange={() => change({ hue })}
              />
              <HueIcon icon={null} hue={hue} />
            </label>
          ))}
        </fieldset>
        <fieldset className={styles['choices']}>
          <legend>{say('Icon')}</legend>
          {[null, ...ICON_NAMES].map(icon => (
            <label key={icon ?? 'dot'} className={styles['swatch']} title={icon ?? 'dot'}>
              <input
                type="radio"
                name="icon"
                aria-label={icon ?? 'dot'}
                checked={form.icon === icon}
                onChange={() => change({ icon })}
              />
              <HueIcon icon={icon} hue={form.hue} />
            </label>
          ))}
        </fieldset>
        <TextField
          label={say('Limit: papers at most, or nothing')}
          type="number"
          min={1}
          max={10_000}
          placeholder={say('no limit')}
          value={form.limit ?? ''}
          onChange={event => {
            const limit = event.target.valueAsNumber
            if (event.target.validity.valid) change({ limit: Number.isNaN(limit) ? null : limit })
          }}
        />
        {problem ? (
          <p role="alert" className={styles['problem']}>
            {problem}
          </p>
        ) : null}
        <DialogActions>
          {children}
          <span className={styles['space']} />
          <Button look="quiet" onClick={shell.close}>
            {say('Cancel')}
          </Button>
          <Button look="strong" type="submit" disabled={form.name.trim() === ''}>
            {save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
