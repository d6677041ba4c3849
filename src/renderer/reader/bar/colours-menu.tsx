import { Popover } from '@base-ui/react/popover'
import { Palette } from 'lucide-react'
import { DEFAULT_SETTINGS, type Settings } from '../../../preload/contract/settings.ts'
import { useStores } from '../../stores/use-stores.tsx'
import { Button } from '../../ui/button.tsx'
import { PlainGuards } from '../../ui/plain-guards.tsx'
import { usePageLook } from '../dark/use-page-theme.ts'
import menu from './bar-menu.module.css'
import styles from './colours-menu.module.css'
import { say } from './messages.ts'

const THEMES = [
  { theme: 'auto', name: say('As the window') },
  { theme: 'light', name: say('As printed') },
  { theme: 'sepia', name: say('Sepia') },
  { theme: 'dark', name: say('Dark') },
  { theme: 'own', name: say('My colours') },
] as const satisfies readonly { readonly theme: Settings['pageTheme']; readonly name: string }[]

/** The colours of paper and ink, while one looks at the page. Figures and photographs keep theirs. */
export function ColoursMenu() {
  const { settings } = useStores()
  const look = usePageLook()
  const change = (patch: Partial<Settings>): void => void settings.change(patch)
  const isAdjusted = look.pageBrightness !== 1 || look.pageContrast !== 1
  return (
    <Popover.Root>
      <Popover.Trigger
        className={menu.icon ?? ''}
        aria-label={say('Colours of the page')}
        title={say('Colours of the page (Shift D)')}
      >
        <Palette size={17} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <PlainGuards />
        <Popover.Positioner side="top" sideOffset={10} className={menu.positioner ?? ''}>
          <Popover.Popup className={styles.card ?? ''} data-keeps-selection="">
            <Popover.Title className={styles.title ?? ''}>{say('Colours of the page')}</Popover.Title>
            <div role="radiogroup" aria-label={say('Theme of the page')} className={styles.themes}>
              {THEMES.map(({ theme, name }) => (
                <label key={theme} className={styles.theme} data-theme-of-page={theme}>
                  <input
                    type="radio"
                    name="page-theme"
                    className="visually-hidden"
                    checked={look.pageTheme === theme}
                    onChange={() => change({ pageTheme: theme })}
                  />
                  <span
                    className={styles.sample}
                    style={
                      theme === 'own' ? { background: look.pageColors.page, color: look.pageColors.ink } : undefined
                    }
                    aria-hidden="true"
                  >
                    Aa
                  </span>
                  {name}
                </label>
              ))}
            </div>
            {look.pageTheme === 'own' ? (
              <div className={styles.own}>
                <label>
                  {say('Paper')}
                  <input
                    type="color"
                    value={look.pageColors.page}
                    onChange={event => change({ pageColors: { ...look.pageColors, page: event.target.value } })}
                  />
                </label>
                <label>
                  {say('Ink')}
                  <input
                    type="color"
                    value={look.pageColors.ink}
                    onChange={event => change({ pageColors: { ...look.pageColors, ink: event.target.value } })}
                  />
                </label>
              </div>
            ) : null}
            <Slider
              name={say('Brightness')}
              value={look.pageBrightness}
              onChange={pageBrightness => change({ pageBrightness })}
            />
            <Slider
              name={say('Contrast')}
              value={look.pageContrast}
              onChange={pageContrast => change({ pageContrast })}
            />
            <p className={styles.note}>{say('Figures and photographs keep their colours.')}</p>
            {isAdjusted ? (
              <Button
                look="quiet"
                onClick={() =>
                  change({
                    pageBrightness: DEFAULT_SETTINGS.pageBrightness,
                    pageContrast: DEFAULT_SETTINGS.pageContrast,
                  })
                }
              >
                {say('Back to even')}
              </Button>
            ) : null}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface SliderProps {
  readonly name: string
  readonly value: number
  readonly onChange: (value: number) => void
}

function Slider({ name, value, onChange }: SliderProps) {
  return (
    <label className={styles.slider}>
      <span>{name}</span>
      <input
        type="range"
        min={0.5}
        max={1.3}
        step={0.05}
        value={value}
        aria-valuetext={`${Math.round(value * 100)} %`}
        onChange={event => onChange(Number(event.target.value))}
      />
      <output>{Math.round(value * 100)} %</output>
    </label>
  )
}
