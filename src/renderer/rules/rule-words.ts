import type { Feed } from '../../preload/contract/feed.ts'
import type { RuleAction, RuleCondition, RuleTerm, RuleTrial } from '../../preload/contract/rule.ts'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

/** Rules as sentences, and terms as what one types. Pure. */

export const ACTIONS: Readonly<Record<RuleAction, readonly [name: string, does: string]>> = {
  mute: [say('Mute'), 'keeps papers out of the inbox; they stay here and are found'],
  boost: [say('Boost'), say('marks papers that matter to you')],
  star: [say('Star'), say('stars new papers as they come')],
}

export const FIELDS: Readonly<Record<RuleTerm['field'], readonly [name: string, placeholder: string]>> = {
  words: [say('has the words'), say('survey, or surv*')],
  author: [say('is by'), say('Ada Lovelace')],
  organization: [say('comes from'), 'OpenBMB'],
  category: [say('is in the subject'), 'cs.CL'],
  feed: [say('came by the feed'), ''],
  announce: [say('was announced as'), ''],
}

export const ANNOUNCED = {
  new: 'new',
  cross: say('a cross-list'),
  replace: say('a new version'),
  'replace-cross': say('a new version elsewhere'),
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
      return `${not ? say('lacks') : say('has')} “${term.words}”${term.in === 'title' ? say(' in its title') : ''}`
    case 'author':
      return `${not ? say('is not by') : say('is by')} ${term.author}`
    case 'organization':
      return `${not ? say('does not come from') : say('comes from')} ${term.organization}`
    case 'category':
      return `${not ? say('is not in') : say('is in')} ${term.category}`
    case 'feed':
      return `${not ? say('did not come by') : say('came by')} ${feeds.find(({ id }) => id === term.feed)?.name ?? say('a feed that is gone')}`
    case 'announce':
      return `${not ? say('was not announced as') : say('was announced as')} ${ANNOUNCED[term.announce]}`
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
  if (considered === 0)
    return say('No papers came in the last {days} days, so there is nothing to try it on.', { days })
  const share = Math.round((matched / considered) * 100)
  return say('Of the {considered} papers of the last {days} days, {value}.', {
    considered: considered.toLocaleString(locale),
    days,
    value:
      matched === 0
        ? say('none matches')
        : `${matched.toLocaleString(locale)} ${matched === 1 ? say('matches') : say('match')}${share > 0 ? ` (${share} %)` : ''}`,
  })
}
