import { useEffect } from 'react'
import type { Stores } from '../stores/stores.ts'
import { filesIn, foldersOf } from './dropped-folders.ts'

/** Files dropped and text pasted anywhere in the window come in as papers. */
export function useDropAndPaste(stores: Stores): void {
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true
    const onDragOver = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    }
    const onDrop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      const folders = foldersOf(event.dataTransfer)
      if (folders.length === 0) return take([...(event.dataTransfer?.files ?? [])])
      stores.shell.close()
      for (const folder of folders)
        void filesIn(folder).then(
          files => stores.intake.importFolder(folder.name, files),
          (error: unknown) => stores.notices.fail(error),
        )
    }
    const take = (files: readonly File[]): void => {
      const { shell, intake } = stores
      const panel = shell.getState().panel
      shell.close()
      const [first] = files
      // Dropped on the question for a paper's PDF, a PDF is its answer.
      if (panel?.kind === 'pdf' && first) void intake.attach(panel.paper, first)
      else void intake.importFiles(files)
    }
    const onPaste = (event: ClipboardEvent): void => {
      const target = event.target
      if (target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'))) return
      if (stores.tabs.getState().active !== null) return
      const files = [...(event.clipboardData?.files ?? [])]
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (files.length > 0) take(files)
      else if (text.trim() !== '') void stores.intake.importText(text)
      else return
      event.preventDefault()
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('drop', onDrop)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('drop', onDrop)
      window.removeEventListener('paste', onPaste)
    }
  }, [stores])
}
