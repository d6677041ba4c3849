import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { DesktopWords } from './messages.ts'

/** The menu of a field one writes in: other spellings of a word, and what one does with text. Elsewhere the page has menus of its own. */
export function offerTextMenu(window: BrowserWindow, words: () => DesktopWords): void {
  const { webContents } = window
  webContents.on('context-menu', (_event, { isEditable, misspelledWord, dictionarySuggestions }) => {
    if (!isEditable) return
    const { learnSpelling, noSuggestion } = words()
    const spelling: MenuItemConstructorOptions[] =
      misspelledWord === ''
        ? []
        : [
            ...(dictionarySuggestions.length === 0 ? [{ label: noSuggestion, enabled: false }] : []),
            ...dictionarySuggestions.map(word => ({ label: word, click: () => webContents.replaceMisspelling(word) })),
            {
              label: learnSpelling,
              click: () => void webContents.session.addWordToSpellCheckerDictionary(misspelledWord),
            },
            { type: 'separator' },
          ]
    Menu.buildFromTemplate([
      ...spelling,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { type: 'separator' },
      { role: 'selectAll' },
    ]).popup({ window })
  })
}
