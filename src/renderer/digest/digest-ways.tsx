import { type ReactNode, useEffect, useId, useState } from 'react'
import { DEFAULT_DIGEST, type DigestSettings } from '../../preload/contract/digest.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import styles from './digest-page.module.css'
import { locale } from '../language/language.ts'
import { say } from './messages.ts'

/** When and how the digest comes to the reader. Every change holds at once. */
export function DigestWays() {
  const { digests } = useStores()
  const settings = useSlice(
    s => s.settings,
    state => state.value?.digest ?? DEFAULT_DIGEST,
  )
  const isSending = useSlice(
    s => s.digests,
    state => state.isSending,
  )
  const change = (patch: Partial<DigestSettings>): void => void digests.change(patch)
  return (
    <aside aria-label={say('How it comes to you')} className={styles['ways']}>
      <h2>{say('Get it by itself')}</h2>
      <Line label={say('How often')}>
        {id => (
          <select id={id} value={settings.span} onChange={event => change({ span: spanOf(event.target.value) })}>
            <option value="off">{say('Never')}</option>
            <option value="day">{say('Once a day')}</option>
            <option value="week">{say('Once a week')}</option>
            <option value="month">{say('Once a month')}</option>
          </select>
        )}
      </Line>
      {settings.span === 'off' ? null : (
        <>
          <Line label={say('From')}>
            {id => (
              <select id={id} value={settings.hour} onChange={event => change({ hour: Number(event.target.value) })}>
                {Array.from({ length: 24 }, (_, hour) => (
                  <option key={`at ${hour}`} value={hour}>{`${String(hour).padStart(2, '0')}:00`}</option>
                ))}
              </select>
            )}
          </Line>
          <Line label={say('As a notification')}>
            {id => (
              <input
                id={id}
                type="checkbox"
                checked={settings.notify}
                onChange={event => change({ notify: event.target.checked })}
              />
            )}
          </Line>
          <Line label={say('By e-mail')}>
            {id => (
              <input
                id={id}
                type="checkbox"
                checked={settings.mail}
                onChange={event => change({ mail: event.target.checked })}
              />
            )}
          </Line>
        </>
      )}
      {settings.span !== 'off' && settings.mail ? (
        <>
          <Owed />
          <p className={styles['soft']}>
            {say('Through your own mail server. The password is never kept with the library.')}
          </p>
          <Text label={say('Server')} name="smtpHost" placeholder="smtp.example.org" settings={settings} />
          <Line label={say('Port')}>
            {id => (
              <input
                id={id}
                type="number"
                min={1}
                max={65_535}
                value={settings.smtpPort}
                onChange={event => event.target.validity.valid && change({ smtpPort: event.target.valueAsNumber })}
              />
            )}
          </Line>
          <Line label={say('Security')}>
            {id => (
              <select
                id={id}
                value={settings.smtpSecurity}
                onChange={event => change({ smtpSecurity: securityOf(event.target.value) })}
              >
                <option value="tls">TLS</option>
                <option value="starttls">STARTTLS</option>
                <option value="none">{say('None (this machine)')}</option>
              </select>
            )}
          </Line>
          <Text label={say('User')} name="smtpUser" placeholder={say('none')} settings={settings} />
          {settings.smtpUser === '' ? null : <Password />}
          <Text label={say('Sender')} name="from" placeholder="ada@example.org" settings={settings} isAddress />
          <Text label={say('Receiver')} name="to" placeholder="ada@example.org" settings={settings} isAddress />
          <div className={styles['ends']}>
            <Button disabled={isSending} onClick={() => void digests.send()}>
              {isSending ? say('Sending…') : say('Send one now')}
            </Button>
            <Button look="quiet" onClick={() => void digests.unsubscribe()}>
              {say('Unsubscribe')}
            </Button>
          </div>
        </>
      ) : null}
    </aside>
  )
}

/** Of a mail that did not go out: what was said, and what comes next. */
function Owed() {
  const owed = useSlice(
    s => s.settings,
    state => state.value?.digestOwed ?? null,
  )
  if (!owed) return null
  const next =
    owed.nextAt === null
      ? say('It is not tried again by itself.')
      : say('It is tried again at {time}.', {
          time: new Date(owed.nextAt).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }),
        })
  return (
    <p role="status" className={styles['problem']}>
      {say('The last mail was not sent.')} {owed.problem} {next}
    </p>
  )
}

/** It is typed once and never shown again. */
function Password() {
  const { digests } = useStores()
  const password = useSlice(
    s => s.digests,
    state => state.password,
  )
  const [typed, setTyped] = useState('')
  useEffect(() => void digests.askPassword(), [digests])
  if (!password) return null
  if (!password.canKeep)
    return (
      <p className={styles['soft']}>
        {password.kept === 'nowhere'
          ? say('Password: set OFFPRINT_SMTP_PASSWORD where Offprint is started.')
          : say('Password: taken from OFFPRINT_SMTP_PASSWORD.')}
      </p>
    )
  const keep = (): void => {
    if (typed === '') return
    setTyped('')
    void digests.keepPassword(typed)
  }
  return (
    <>
      <Line label={say('Password')}>
        {id => (
          <input
            id={id}
            type="password"
            autoComplete="off"
            value={typed}
            placeholder={password.kept === 'nowhere' ? say('none') : say('kept by the system')}
            onChange={event => setTyped(event.target.value)}
            onKeyDown={event => event.key === 'Enter' && keep()}
            onBlur={keep}
          />
        )}
      </Line>
      {password.kept === 'safe' ? (
        <div className={styles['ends']}>
          <Button look="quiet" onClick={() => void digests.keepPassword(null)}>
            {say('Forget the password')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function Line({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={styles['line']}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

function Text({
  label,
  name,
  placeholder,
  settings,
  isAddress = false,
}: {
  readonly label: string
  readonly name: 'smtpHost' | 'smtpUser' | 'from' | 'to'
  readonly placeholder: string
  readonly settings: DigestSettings
  readonly isAddress?: boolean
}) {
  const { digests } = useStores()
  return (
    <Line label={label}>
      {id => (
        <input
          id={id}
          type={isAddress ? 'email' : 'text'}
          placeholder={placeholder}
          defaultValue={settings[name]}
          onBlur={event => {
            const text = event.target.value.trim()
            if (event.target.validity.valid && text !== settings[name]) void digests.change({ [name]: text })
          }}
        />
      )}
    </Line>
  )
}

function spanOf(text: string): DigestSettings['span'] {
  return (['day', 'week', 'month'] as const).find(span => span === text) ?? 'off'
}

function securityOf(text: string): DigestSettings['smtpSecurity'] {
  return (['starttls', 'none'] as const).find(security => security === text) ?? 'tls'
}
