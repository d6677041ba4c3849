import type { Speech } from './read-aloud.ts'

/** Some systems name their voices late. */
const VOICES_MS = 1_500

export function browserSpeech(): Speech | null {
  if (!('speechSynthesis' in window) || typeof SpeechSynthesisUtterance === 'undefined') return null
  const synthesis = window.speechSynthesis
  return {
    synthesis,
    utter: text => new SpeechSynthesisUtterance(text),
    voicesReady() {
      if (synthesis.getVoices().length > 0) return Promise.resolve()
      return new Promise(resolve => {
        const timer = setTimeout(resolve, VOICES_MS)
        const came = (): void => {
          clearTimeout(timer)
          resolve()
        }
        synthesis.addEventListener('voiceschanged', came, { once: true })
      })
    },
  }
}
