import type { BroughtAlong } from '../../../ports.ts'
import { oneLine, paragraphs } from '../../text-cleaning/clean-text.ts'
import { plainTex } from '../tex/plain-tex.ts'

/** What reading programs keep of their reader's in a .bib file: JabRef's groups, notes, and the names of files. */
export function broughtByFields(fields: ReadonlyMap<string, string>): BroughtAlong {
  // Only the fields in which JabRef, BibDesk and Zotero keep notes: "note" is part of the citation.
  const notes = ['annote', 'annotation', 'review'].map(name => paragraphs(plainTex(fields.get(name) ?? '')))
  return {
    tags: plainTex(fields.get('groups') ?? '')
      .split(/[,;]/)
      .map(oneLine)
      .filter(tag => tag !== ''),
    note: [...new Set(notes.filter(note => note !== ''))].join('\n\n') || null,
    files: filesOf(fields.get('file') ?? ''),
  }
}

/** "Description:files/1/a.pdf:application/pdf;:b.pdf:PDF", where ":" ";" and "\" may stand behind a backslash; or one bare name. */
function filesOf(field: string): string[] {
  return split(field, ';').flatMap(file => {
    const parts = split(file, ':')
    const path = parts.length < 3 ? file : parts.slice(1, -1).join(':')
    const name = path
      .replace(/\$\\backslash\$/g, '\\')
      .replace(/\\([:;\\_&%#{}$])/g, '$1')
      .trim()
    return /\.pdf$/i.test(name) ? [name] : []
  })
}

function split(text: string, mark: ':' | ';'): string[] {
  return text.split(mark === ';' ? /(?<!\\);/ : /(?<!\\):/)
}
