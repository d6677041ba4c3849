import {
  BookMarked,
  Brain,
  Clock,
  Code2,
  Coffee,
  Flag,
  FlaskConical,
  GraduationCap,
  Heart,
  Lightbulb,
  type LucideIcon,
  ListOrdered,
  Search,
  TrainFront,
  Users,
} from 'lucide-react'
import type { CSSProperties } from 'react'
import styles from './hue-icon.module.css'
import { say } from './messages.ts'

/** What can stand for something one made: an icon by its name, or a dot, in a hue of the wheel. */

const ICONS: Readonly<Record<string, LucideIcon>> = {
  book: BookMarked,
  thesis: GraduationCap,
  lab: FlaskConical,
  idea: Lightbulb,
  brain: Brain,
  code: Code2,
  people: Users,
  coffee: Coffee,
  train: TrainFront,
  clock: Clock,
  flag: Flag,
  heart: Heart,
  list: ListOrdered,
  search: Search,
}

/** To choose from; a name that is not among them, of another program, is shown as a dot. */
export const ICON_NAMES = [
  'book',
  'thesis',
  'lab',
  'idea',
  'brain',
  'code',
  'people',
  'coffee',
  'train',
  'clock',
  'flag',
  'heart',
] as const

/** Equal steps round the wheel; the accent's is none of them. */
export const HUES = [
  [95, say('Yellow')],
  [155, say('Green')],
  [200, say('Teal')],
  [250, say('Blue')],
  [310, say('Purple')],
  [345, say('Pink')],
  [20, say('Red')],
] as const

function hueStyle(hue: number): CSSProperties {
  return { '--hue': hue } as CSSProperties
}

export interface HueIconProps {
  readonly icon: string | null
  readonly hue: number
  readonly size?: number
}

export function HueIcon({ icon, hue, size = 16 }: HueIconProps) {
  const Icon = icon === null ? undefined : ICONS[icon]
  return (
    <span className={styles['place']} style={hueStyle(hue)} aria-hidden="true">
      {Icon ? (
        <Icon size={size} strokeWidth={1.9} className={styles['icon'] ?? ''} />
      ) : (
        <span className={styles['dot']} />
      )}
    </span>
  )
}
