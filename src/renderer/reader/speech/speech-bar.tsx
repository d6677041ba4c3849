import { Pause, Play, SkipBack, SkipForward, X } from 'lucide-react'
import { ToolButton } from '../bar/tool-button.tsx'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { RATES } from './read-aloud.ts'
import styles from './speech-bar.module.css'
import { say } from '../messages.ts'

/** While the paper is read aloud, or why it cannot be. */
export function SpeechBar() {
  const { aloud } = useReader()
  const { isOpen, isSpeaking, isPaused, rate, problem } = useReaderSlice(
    r => r.aloud.store,
    state => state,
  )
  if (!isOpen) return null
  const isRunning = isSpeaking && !isPaused
  return (
    <div role="toolbar" aria-label={say('Reading aloud')} className={styles.bar}>
      {problem ? (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      ) : (
        <>
          <ToolButton
            label={say('Previous sentence')}
            disabled={!isSpeaking}
            icon={<SkipBack size={16} />}
            onClick={() => void aloud.step(-1)}
          />
          <ToolButton
            label={isRunning ? say('Pause') : say('Read on')}
            shortcut="R"
            icon={isRunning ? <Pause size={16} /> : <Play size={16} />}
            onClick={() => void aloud.toggle()}
          />
          <ToolButton
            label={say('Next sentence')}
            disabled={!isSpeaking}
            icon={<SkipForward size={16} />}
            onClick={() => void aloud.step(1)}
          />
          <select
            aria-label={say('Pace')}
            className={styles.rate}
            value={rate}
            onChange={event => void aloud.setRate(Number(event.target.value))}
          >
            {RATES.map(one => (
              <option key={one} value={one}>
                {one} ×
              </option>
            ))}
          </select>
        </>
      )}
      <ToolButton label={say('Stop reading aloud')} shortcut="Esc" icon={<X size={16} />} onClick={aloud.stop} />
    </div>
  )
}
