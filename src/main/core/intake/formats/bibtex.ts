import { isOwn } from './bibliography/brought-along.ts'
import { oneByOne, parseBibliography } from './bibliography/whole-bibliography.ts'
import { paperOfFields } from './bibtex/bibtex-paper.ts'
import { broughtByFields } from './bibtex/brought-by-bibtex.ts'
import { inheriting, isContainer } from './bibtex/inherited-fields.ts'
import { type BibEntry, scanBibtex } from './bibtex/scan-bibtex.ts'
import { isHtml } from './describe-bytes.ts'
import type { EntryTrouble, Format, Outcome, Sample } from './format.ts'

/** Bibliographies of BibTeX and BibLaTeX. */
export const bibtex: Format = {
  name: 'bibtex',
  sniff,
  parse: source =>
    parseBibliography(source, 'a bibliography with entries such as @article{key, title = {…}}', text => {
      const items = scanBibtex(text)
      const fieldsOf = inheriting(items.filter(isEntry))
      const works = items.filter(item => !isEntry(item) || !isContainer(item))
      return { total: works.length, outcomes: oneByOne(works, item => outcomeOf(item, fieldsOf)) }
    }),
}

function outcomeOf(item: BibEntry | EntryTrouble, fieldsOf: ReturnType<typeof inheriting>): Outcome {
  if (!isEntry(item)) return item
  const { key, type, where } = item
  const facts = paperOfFields(key, type, fieldsOf(item))
  if (typeof facts === 'string') return { where, reason: facts }
  const own = broughtByFields(item.fields)
  return isOwn(own) ? { where, facts, own } : { where, facts }
}

function isEntry(item: BibEntry | EntryTrouble): item is BibEntry {
  return 'fields' in item
}

const ENTRY = /^(?![^\S\n]*%)[^@\n]*?(?<![\w.])@[ \t]*[a-z][\w-]*\s*[{(]\s*(?:[^\s,={}()"]+\s*[,=}\n]|,|jabref|"|\})/im

function sniff({ text }: Sample): number {
  if (/^\s*[[{<]/.test(text) || isHtml(text)) return 0
  if (!ENTRY.test(text)) return 0
  return /^[^\S\n]*@[ \t]*[a-z]+\s*[{(]/im.test(text) ? 0.9 : 0.3
}
