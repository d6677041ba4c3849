import { say } from './messages.ts'

/** Why a paper is planned: the library says it in a few phrases, which are said here in the language of the window. Pure. */

interface Phrase {
  readonly pattern: RegExp
  say(found: readonly string[]): string
}

const PHRASES: readonly Phrase[] = [
  { pattern: /^started$/, say: () => say('started') },
  { pattern: /^waiting$/, say: () => say('waiting') },
  { pattern: /^due today$/, say: () => say('due today') },
  { pattern: /^due tomorrow$/, say: () => say('due tomorrow') },
  { pattern: /^due in (\d+) days$/, say: ([, days = '']) => say('due in {days} days', { days }) },
  { pattern: /^was due yesterday$/, say: () => say('was due yesterday') },
  { pattern: /^was due (\d+) days ago$/, say: ([, days = '']) => say('was due {days} days ago', { days }) },
  { pattern: /^no room (?:before|this week)$/, say: () => say('no room for it') },
  { pattern: /^first in “(.*)”$/, say: ([, queue = '']) => say('first in “{queue}”', { queue: named(queue) }) },
  {
    pattern: /^number (\d+) in “(.*)”$/,
    say: ([, place = '', queue = '']) => say('number {place} in “{queue}”', { place, queue: named(queue) }),
  },
  {
    pattern: /^part (\d+) of (\d+)$/,
    say: ([, part = '', parts = '']) => say('part {part} of {parts}', { part, parts }),
  },
]

export function sayReason(reason: string): string {
  return reason
    .split(/, (?=due|was due|part|no room)/)
    .map(sayPhrase)
    .join(', ')
}

function sayPhrase(phrase: string): string {
  for (const { pattern, say: inWords } of PHRASES) {
    const found = pattern.exec(phrase)
    if (found) return inWords(found)
  }
  return phrase
}

/** The queue every library has; others are called what the reader called them. */
function named(queue: string): string {
  return queue === 'Up next' ? say('Up next') : queue
}
