import type { Language } from './language.ts'
import { DEFAULT_DIGEST, type DigestSettings, type OwedDigest } from './digest.ts'

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark' | 'contrast'
  readonly density: 'comfortable' | 'compact'
  /** What the reader calls each highlight colour. */
  readonly colorNames: Readonly<Record<'yellow' | 'green' | 'blue' | 'purple' | 'red', string>>
  /** Whose annotations those in exported PDFs are; "Offprint" where it is empty. */
  readonly authorName: string
  /** How annotations are written as Markdown; the built-in way where it is empty. */
  readonly annotationTemplate: string
  /** The page in the reader: as printed, or in other colours with figures left true; 'auto' follows the theme. */
  readonly pageTheme: 'light' | 'dark' | 'sepia' | 'own' | 'auto'
  /** Of the theme 'own': what white and black become, "#rrggbb". */
  readonly pageColors: { readonly page: string; readonly ink: string }
  /** Factors of the page's colours, 0.5 to 1.5; 1 leaves them. */
  readonly pageBrightness: number
  readonly pageContrast: number
  readonly refreshMinutes: number
  /** Used until the reader's own pace is measured. */
  readonly wordsPerMinute: number
  /** A paper that stood in a queue for so many days without being opened is stale. */
  readonly staleDays: number
  /** Minutes for reading on each day of the week, Monday first: what a week is planned by. */
  readonly dailyMinutes: readonly number[]
  /** Keeps the time spent on pages. It never leaves this machine. */
  readonly statistics: boolean
  /** Lets feeds and PDFs come from this machine and private networks. Off: such addresses are refused. */
  readonly allowPrivateAddresses: boolean
  /** The room for PDFs that wait to be read, in megabytes: fetching ahead stops where it is full. */
  readonly fetchAheadMegabytes: number
  /** A folder whose new PDFs and bibliographies are taken in; empty: none is looked at. */
  readonly watchedFolder: string
  /** A folder that is kept up with the library as plain files; empty: none. */
  readonly mirrorFolder: string
  /** The mirror has copies of the PDFs too, with what was marked in them. */
  readonly mirrorPdfs: boolean
  /** Given to Unpaywall, which wants to know who asks; empty: it is not asked. */
  readonly unpaywallEmail: string
  readonly digest: DigestSettings
  /** The day the digest went out last; empty: never. */
  readonly digestSentOn: string
  /** The mail that still has to go out; null where none has. */
  readonly digestOwed: OwedDigest | null
  /** 'system' is the first language of the system's that Offprint speaks. */
  readonly language: 'system' | Language
  /** Of the desktop app: an icon in the tray, from which papers are added. */
  readonly tray: boolean
  /** Of the desktop app: the keys that add what is on the clipboard wherever one is, "Ctrl+Alt+O"; empty: none. */
  readonly quickAddKeys: string
  /** Of the desktop app: is offered by the system where a PDF is opened. */
  readonly offerForPdfs: boolean
  /** Of the desktop app: looks at the spelling of notes, with dictionaries that Chromium fetches. */
  readonly spellCheck: boolean
  readonly welcomed: boolean
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  density: 'comfortable',
  colorNames: { yellow: 'Claim', green: 'Data', blue: 'Method', purple: 'Question', red: 'Doubt' },
  authorName: '',
  annotationTemplate: '',
  pageTheme: 'auto',
  pageColors: { page: '#e8f0e4', ink: '#1f2a22' },
  pageBrightness: 1,
  pageContrast: 1,
  refreshMinutes: 60,
  wordsPerMinute: 220,
  staleDays: 30,
  dailyMinutes: [45, 45, 45, 45, 45, 0, 0],
  statistics: true,
  allowPrivateAddresses: false,
  fetchAheadMegabytes: 1_000,
  watchedFolder: '',
  mirrorFolder: '',
  mirrorPdfs: true,
  unpaywallEmail: '',
  digest: DEFAULT_DIGEST,
  digestSentOn: '',
  digestOwed: null,
  language: 'system',
  tray: false,
  quickAddKeys: '',
  offerForPdfs: false,
  spellCheck: false,
  welcomed: false,
}
