import { useEffect } from 'react'
import type { Stores } from '../../stores/stores.ts'
import type { Reader } from '../create-reader.ts'
import { onChosen } from './on-chosen.ts'

/** Copies what is chosen on the pages, as a person means it, wherever the focus is; once it is there. */
export function useCopy(reader: Reader, { shell, notices }: Stores): void {
  useEffect(() => {
    const { selection, surfaces, turns } = reader
    const onCopy = (event: ClipboardEvent): void => {
      const { selection: chosen, pieces } = selection.store.getState()
      if ((chosen === null && !turns.isWaiting()) || shell.getState().panel !== null) return
      // What is chosen in a field is meant while one is in it, and other text of the window where that is chosen.
      if (event.target instanceof Element && event.target.matches('input, textarea')) return
      const browser = document.getSelection()
      if (browser?.isCollapsed === false && !surfaces.runOf(browser.anchorNode)) return
      event.preventDefault()
      if (pieces.length > 0 && !turns.isWaiting()) event.clipboardData?.setData('text/plain', selection.text())
      else turns.take(isWanted => onChosen({ reader, notices, isWanted }, () => write(selection.text())))
    }
    document.addEventListener('copy', onCopy)
    return () => document.removeEventListener('copy', onCopy)
  }, [reader, shell, notices])
}

async function write(text: string): Promise<void> {
  if (text !== '') await navigator.clipboard.writeText(text)
}
