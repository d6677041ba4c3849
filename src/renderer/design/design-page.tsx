import type { CSSProperties } from 'react'
import { useStores } from '../stores/use-stores.tsx'
import { Button, Kbd } from '../ui/button.tsx'
import { PageFrame } from '../ui/page.tsx'
import styles from './design-page.module.css'

const COLOURS = [
  ['paper', 'what is read'],
  ['panel', 'what stands beside it'],
  ['raised', 'what floats'],
  ['line', 'hairlines'],
  ['ink', 'text'],
  ['soft', 'what is said beside it'],
  ['faint', 'what can be left unread'],
  ['accent', 'this needs you'],
  ['selection', 'what the keys act on'],
  ['ok', 'done'],
  ['mark', 'found words'],
] as const

const TYPE = [
  ['var(--text-head)', 'var(--font-head)', 500, 'Headings of views and papers'],
  ['var(--text-serif)', 'var(--font-serif)', 600, 'A title that waits for a decision'],
  ['var(--text-serif)', 'var(--font-serif)', 400, 'Abstracts and quotes'],
  ['var(--text-ui)', 'var(--font-ui)', 400, 'Everything one presses'],
  ['var(--text-small)', 'var(--font-ui)', 400, 'What is said beside it'],
  ['var(--text-tiny)', 'var(--font-ui)', 600, 'Headings of sections'],
] as const

const SPACES = [1, 2, 3, 4, 5, 6] as const
const HUES = [95, 155, 250, 310, 20] as const

/** The values of the look, shown with themselves. */
export function DesignPage() {
  const { shell } = useStores()
  return (
    <PageFrame
      title="The look"
      summary="Every colour, size of type and distance there is"
      onMenu={() => shell.setState({ isSidebarOpen: true })}
    >
      <section aria-label="Colours" className={styles['section']}>
        <h2>Colours</h2>
        <ul className={styles['swatches']}>
          {COLOURS.map(([name, use]) => (
            <li key={name}>
              <span className={styles['swatch']} style={{ background: `var(--${name})` }} aria-hidden="true" />
              <b>{name}</b> {use}
            </li>
          ))}
          {HUES.map(hue => (
            <li key={hue}>
              <span className={styles['swatch']} style={hueStyle(hue)} aria-hidden="true" />
              <b>hue {hue}</b> queues and highlights
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Type" className={styles['section']}>
        <h2>Type</h2>
        <ul className={styles['type']}>
          {TYPE.map(([size, family, weight, text]) => (
            <li key={text} style={{ fontSize: size, fontFamily: family, fontWeight: weight }}>
              {text}
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Distances" className={styles['section']}>
        <h2>Distances</h2>
        <ul className={styles['spaces']}>
          {SPACES.map(step => (
            <li key={step}>
              <span style={{ width: `var(--space-${step})` }} aria-hidden="true" /> space {step}
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Controls" className={styles['section']}>
        <h2>Controls</h2>
        <p className={styles['controls']}>
          <Button look="strong">The one thing to do</Button>
          <Button>Another</Button>
          <Button look="quiet">Or leave it</Button>
          <Button shortcut="Z">With its key</Button>
          <span>
            <Kbd>J</Kbd> <Kbd>K</Kbd>
          </span>
        </p>
      </section>
    </PageFrame>
  )
}

function hueStyle(hue: number): CSSProperties {
  return { background: `oklch(var(--queue-lightness) var(--queue-chroma) ${hue})` }
}
