import { useMemo } from 'react'
import { SafeHtml } from '../ui/safe-html.tsx'
import { abstractHtml } from './abstract-html.ts'

/** An abstract with its formulas set. Loaded when the first one is shown: the setter is the largest thing in the app. */
export function Abstract({ text, className }: { readonly text: string; readonly className?: string | undefined }) {
  const html = useMemo(() => abstractHtml(text), [text])
  return <SafeHtml html={html} className={className} />
}
