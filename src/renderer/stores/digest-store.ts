import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  DEFAULT_DIGEST,
  type Digest,
  type DigestSettings,
  type DigestSpan,
  type MailPasswordState,
} from '../../preload/contract/digest.ts'
import { type CallFailure, toCallFailure } from '../library/call-failure.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { NoticeStore } from './notice-store.ts'
import type { SettingsStore } from './settings-store.ts'
import type { Writes } from './writes.ts'
import { say } from './messages.ts'

export interface DigestState {
  readonly span: DigestSpan
  readonly digest: Digest | null
  readonly failure: CallFailure | null
  readonly isSending: boolean
  /** Null until it was asked for. */
  readonly password: MailPasswordState | null
}

export interface DigestStore extends StoreApi<DigestState> {
  read(span: DigestSpan): Promise<void>
  change(patch: Partial<DigestSettings>): Promise<void>
  /** Sends one now, by the settings as they are. */
  send(): Promise<void>
  unsubscribe(): Promise<void>
  /** Looks whether there is a password of the mail server. */
  askPassword(): Promise<void>
  /** Gives it to the safe of the desktop; null takes it out. */
  keepPassword(password: string | null): Promise<void>
}

export interface DigestOptions {
  readonly client: LibraryClient
  readonly writes: Writes
  readonly notices: NoticeStore
  readonly settings: SettingsStore
}

/** What came, and how it is given out. */
export function createDigestStore({ client, writes, notices, settings }: DigestOptions): DigestStore {
  const store = createStore<DigestState>(() => ({
    span: 'day',
    digest: null,
    failure: null,
    isSending: false,
    password: null,
  }))
  client.onEvent(event => {
    if (event.notice) notices.show({ text: event.notice.body, slot: 'digest' })
  })
  async function askPassword(): Promise<void> {
    try {
      store.setState({ password: await client.call('digest.password', {}) })
    } catch (error) {
      store.setState({ failure: toCallFailure(error) })
    }
  }
  return Object.assign(store, {
    async read(span: DigestSpan) {
      store.setState({ span })
      try {
        const digest = await client.call('digest.read', { span })
        if (store.getState().span === span) store.setState({ digest, failure: null })
      } catch (error) {
        store.setState({ failure: toCallFailure(error) })
      }
    },
    change: (patch: Partial<DigestSettings>) =>
      settings.change({ digest: { ...(settings.getState().value?.digest ?? DEFAULT_DIGEST), ...patch } }),
    async send() {
      store.setState({ isSending: true })
      const sent = await writes.send(() => client.call('digest.send', { span: store.getState().span }).then(() => true))
      store.setState({ isSending: false })
      await settings.refresh()
      if (sent) notices.show({ text: say('The digest is on its way.') })
    },
    askPassword,
    async keepPassword(password: string | null) {
      const kept = await writes.send(() => client.call('digest.keepPassword', { password }).then(() => true))
      await askPassword()
      if (kept)
        notices.show({ text: password === null ? say('The password is forgotten.') : say('The password is kept.') })
    },
    async unsubscribe() {
      await writes.send(() => client.call('digest.unsubscribe', {}))
      await settings.refresh()
      notices.show({ text: say('No digest is sent any more.') })
    },
  })
}
