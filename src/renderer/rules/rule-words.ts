import type { Feed } from '../../preload/contract/feed.ts'
import type { RuleAction, RuleCondition, RuleTerm, RuleTrial } from '../../preload/contract/rule.ts'

/** Rules as sentences, and terms as what one types. Pure. */

export const ACTIONS: Readonly<Record<RuleAction, readonly [name: string, does: string]>> = {
  mute: ['Mute', 'keeps papers out of the inbox; they stay here and are found'],
  boost: ['Boost', 'marks papers that matter to you'],
  star: ['Star', 'stars new papers as they come'],
}

export const FIELDS: Readonly<Record<RuleTerm['field'], readonly [name: string, placeholder: string]>> = {
  words: ['has the words', 'survey, or surv*'],
  author: ['is by', 'Ada Lovelace'],
  organization: ['comes from', 'OpenBMB'],
  category: ['is in the subject', 'cs.CL'],
  feed: ['came by the feed', ''],
  announce: ['was announced as', ''],
}

export const ANNOUNCED = {
  new: 'new',
  cross: 'a cross-list',
  replace: 'a new version',
  'replace-cross': 'a new version elsewhere',
} as const

export function valueOf(term: RuleTerm): string {
  switch (term.field) {
    case 'words':
      return term.words
    case 'author':
      return term.author
    case 'organization':
      return term.organization
    case 'category':
      return term.category
    case 'feed':
      return term.feed
    case 'announce':
      return term.announce
  }
}

/** A term of another field or value, negated as before. */
export function termOf(
  field: RuleTerm['field'],
  value: string,
  before: Pick<RuleTerm, 'not'> & { in?: 'title' | 'anywhere' },
): RuleTerm {
  const not = before.not === true ? { not: true } : {}
  switch (field) {
    case 'words':
      return { field, words: value, in: before.in ?? 'anywhere', ...not }
    case 'author':
      return { field, author: value, ...not }
    case 'organization':
      return { field, organization: value, ...not }
    case 'category':
      return { field, category: value, ...not }
    case 'feed':
      return { field, feed: value, ...not }
    case 'announce':
      return { field, announce: value in ANNOUNCED ? (value as keyof typeof ANNOUNCED) : 'cross', ...not }
  }
}

/** "has the words “survey” in its title, and is not by Ada Lovelace" */
export function sayCondition({ match, terms }: RuleCondition, feeds: readonly Feed[]): string {
  return terms.map(term => sayTerm(term, feeds)).join(match === 'all' ? ', and ' : ', or ')
}

function sayTerm(term: RuleTerm, feeds: readonly Feed[]): string {
  const not = term.not === true
  switch (term.field) {
    case 'words':
      return `${not ? 'lacks' : 'has'} “${term.words}”${term.in === 'title' ? ' in its title' : ''}`
    case 'author':
      return `${not ? 'is not by' : 'is by'} ${term.author}`
    case 'organization':
      return `${not ? 'does not come from' : 'comes from'} ${term.organization}`
    case 'category':
      return `${not ? 'is not in' : 'is in'} ${term.category}`
    case 'feed':
      return `${not ? 'did not come by' : 'came by'} ${feeds.find(({ id }) => id === term.feed)?.name ?? 'a feed that is gone'}`
    case 'announce':
      return `${not ? 'was not announced as' : 'was announced as'} ${ANNOUNCED[term.announce]}`
  }
}

export function isWhole({ terms }: RuleCondition): boolean {
  return terms.length > 0 && terms.every(term => valueOf(term).trim() !== '')
}

/** A name for who gives none. */
export function nameFor(action: RuleAction, condition: RuleCondition, feeds: readonly Feed[]): string {
  const words = sayCondition(condition, feeds)
  const name = `${ACTIONS[action][0]}: ${words}`
  return name.length > 120 ? `${name.slice(0, 119).trimEnd()}…` : name
}

/** What it would have come to: "Of 126 papers, 9 match." */
export function sayTrial({ considered, matched }: RuleTrial, days: number): string {
  if (considered === 0) return `No papers came in the last ${days} days, so there is nothing to try it on.`
  const share = Math.round((matched / considered) * 100)
  return `Of the ${considered.toLocaleString('en')} papers of the last ${days} days, ${matched === 0 ? 'none matches' : `${matched.toLocaleString('en')} ${matched === 1 ? 'matches' : 'match'}${share > 0 ? ` (${share} %)` : ''}`}.`
}
