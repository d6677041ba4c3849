import MarkdownIt from 'markdown-it'
import { useMemo } from 'react'
import { SafeHtml } from './safe-html.tsx'

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable('image')

/** A comment as it reads: Markdown, with nothing in it that runs or loads. */
export function CommentText({ text, className }: { readonly text: string; readonly className?: string | undefined }) {
  const html = useMemo(() => markdown.render(text), [text])
  return <SafeHtml html={html} className={className} />
}
