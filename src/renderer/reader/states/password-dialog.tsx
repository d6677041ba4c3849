import { type SyntheticEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useReader, useReaderSlice } from '../reader-context.ts'
import styles from './states.module.css'
import { say } from '../messages.ts'

/** The file is locked. Its password stays in this window and is written nowhere. */
export function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const { session } = useReader()
  const isWrong = useReaderSlice(
    r => r.session.store,
    state => state.isPasswordWrong,
  )
  const [password, setPassword] = useState('')
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (password !== '') session.givePassword(password)
  }
  return (
    <Dialog title={say('This PDF has a password')} onClose={onClose}>
      <form onSubmit={submit} className={styles.form}>
        <p>{say('Its author locked it. The password is used to open it now and is not kept.')}</p>
        <TextField
          label={say('Password')}
          type="password"
          autoFocus
          autoComplete="off"
          value={password}
          aria-invalid={isWrong || undefined}
          onChange={event => setPassword(event.target.value)}
        />
        {isWrong ? (
          <p role="alert" className={styles.wrong}>
            {say('That password does not open this PDF. Try again.')}
          </p>
        ) : null}
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            {say('Back to the list')}
          </Button>
          <Button look="strong" type="submit" disabled={password === ''}>
            {say('Open')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
