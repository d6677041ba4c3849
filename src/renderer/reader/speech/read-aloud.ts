import { createStore } from 'zustand/vanilla'
import type { ReadingSpan } from '../text/reading-spans.ts'
import { say } from '../messages.ts'

/** What of the browser's speech is used; a double of it in tests. */
export interface Speech {
  readonly synthesis: Pick<SpeechSynthesis, 'speak' | 'cancel' | 'pause' | 'resume' | 'getVoices'>
  /** An utterance of a text. */
  utter(text: string): SpeechSynthesisUtterance
  /** Resolves when voices have come, or will not any more. */
  voicesReady(): Promise<void>
}

export interface SpeechState {
  readonly isOpen: boolean
  readonly isSpeaking: boolean
  readonly isPaused: boolean
  /** What is read now; it is marked on the page. */
  readonly span: ReadingSpan | null
  readonly rate: number
  /** Why nothing can be read aloud; null where it can. */
  readonly problem: string | null
}

export interface ReadAloudOptions {
  /** Null where the browser has none. */
  readonly speech: Speech | null
  /** The sentence after a place, or before it. */
  readonly next: (
    from: { readonly page: number; readonly offset: number },
    direction: 1 | -1,
  ) => Promise<ReadingSpan | null>
  readonly textOf: (span: ReadingSpan) => Promise<string>
  /** Where reading begins. */
  readonly place: () => Promise<{ readonly page: number; readonly offset: number }>
  /** A sentence begins: it is brought into view. */
  readonly onSpan: (span: ReadingSpan) => void
}

export const RATES = [0.75, 1, 1.25, 1.5, 1.75, 2] as const

const SILENT: SpeechState = { isOpen: false, isSpeaking: false, isPaused: false, span: null, rate: 1, problem: null }

export type ReadAloud = ReturnType<typeof createReadAloud>

/** Reads the paper aloud, sentence by sentence: what is read can be followed, gone back to, and marked. */
export function createReadAloud({ speech, next, textOf, place, onSpan }: ReadAloudOptions) {
  const store = createStore<SpeechState>(() => SILENT)
  /** What belongs to an utterance that was broken off is no news. */
  let run = 0

  async function read(span: ReadingSpan | null): Promise<void> {
    const mine = ++run
    speech?.synthesis.cancel()
    if (!span || !speech) return store.setState({ isSpeaking: false, isPaused: false, span: null })
    const text = await textOf(span)
    if (mine !== run) return
    store.setState({ span, isSpeaking: true, isPaused: false })
    onSpan(span)
    const utterance = speech.utter(text)
    utterance.rate = store.getState().rate
    utterance.onend = () => void goOn(mine, span)
    utterance.onerror = ({ error }) => {
      if (mine !== run || error === 'canceled' || error === 'interrupted') return
      store.setState({
        isSpeaking: false,
        problem: say("The voice stopped ({error}). Choose another one in the system's settings.", { error }),
      })
    }
    speech.synthesis.speak(utterance)
  }

  async function goOn(mine: number, span: ReadingSpan): Promise<void> {
    if (mine !== run) return
    const following = await next({ page: span.page, offset: span.start }, 1)
    if (mine === run) await read(following)
  }

  async function start(): Promise<void> {
    store.setState({ isOpen: true, problem: null })
    if (!speech) return store.setState({ problem: say('This system has no speech, so nothing can be read aloud.') })
    const mine = ++run
    await speech.voicesReady()
    if (mine !== run) return
    if (speech.synthesis.getVoices().length === 0)
      return store.setState({
        problem: say('No voice is installed on this system. Install one in its speech settings, then try again.'),
      })
    const first = await next(await place(), 1)
    if (mine !== run) return
    if (!first) return store.setState({ problem: say('There is no text to read aloud from here on.') })
    await read(first)
  }

  return {
    store,
    /** Begins, pauses, goes on. */
    async toggle(): Promise<void> {
      const { isSpeaking, isPaused } = store.getState()
      if (!isSpeaking) return start()
      if (isPaused) speech?.synthesis.resume()
      else speech?.synthesis.pause()
      store.setState({ isPaused: !isPaused })
    },
    async step(direction: 1 | -1): Promise<void> {
      const { span } = store.getState()
      if (span) await read((await next({ page: span.page, offset: span.start }, direction)) ?? span)
    },
    async setRate(rate: number): Promise<void> {
      store.setState({ rate })
      const { span, isSpeaking } = store.getState()
      // A voice keeps the pace it began a sentence with.
      if (span && isSpeaking) await read(span)
    },
    stop(): void {
      run += 1
      speech?.synthesis.cancel()
      store.setState({ ...SILENT, rate: store.getState().rate })
    },
  }
}
