import { app, type Session } from 'electron'

/**
 * Looks at the spelling in fields where the reader wants it. Off until then: except on macOS, which has dictionaries of its
 * own, Chromium fetches them from a server of Google's.
 */
export function checkSpelling(session: Session, isOn: boolean): void {
  session.setSpellCheckerEnabled(isOn)
  if (!isOn || process.platform === 'darwin') return
  const known = session.availableSpellCheckerLanguages
  const wanted = app
    .getPreferredSystemLanguages()
    .flatMap(
      tag => known.find(language => language === tag) ?? known.find(language => language === tag.split('-')[0]) ?? [],
    )
  // Papers are written in English, whatever their reader writes in.
  session.setSpellCheckerLanguages([...new Set([...wanted, ...known.filter(language => language === 'en-US')])])
}
