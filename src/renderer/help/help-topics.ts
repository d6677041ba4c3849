import { say } from './messages.ts'

/** What the help says: each topic some sentences, or terms with what they mean. */
export interface HelpTopic {
  readonly id: string
  readonly title: string
  readonly sentences: readonly string[]
  /** As one types or presses them. */
  readonly terms?: readonly (readonly [term: string, means: string])[]
}

const HELP_TOPICS: readonly HelpTopic[] = [
  {
    id: 'day',
    title: say('A day with Offprint'),
    sentences: [
      say('New papers stand in the inbox. For each you decide once, and the next one comes under the keys.'),
      say(
        'What is queued waits in “Up next”, in an order that is yours. The plan picks from it what fits into your time.',
      ),
      say(
        'A paper that you open is in hand until you say that you have finished it; then one line is asked for: what did you take away?',
      ),
      say(
        'By hand it is as quick: buttons come up on the row under the mouse and stay for the next one; a finger strokes a row to the right to queue it, or once it is queued to finish it, and to the left to dismiss it.',
      ),
      say('Nothing marks itself read, and whatever you do can be taken back, step by step, also after a restart.'),
    ],
    terms: [
      ['J  K', say('to the next paper, to the one before; with Shift several are chosen')],
      ['Space', say('a look at the abstract')],
      ['Q  X  S', say('queue, dismiss, star')],
      ['1 … 5', say('into one of your queues')],
      ['H  D', say('put off until a day, read by a day')],
      ['Shift U  Shift O', say('all up to here, all that are older: with a list of what is meant before it happens')],
      ['Enter', say('open the PDF where you left it')],
      ['E', say('finished')],
      ['Z  Shift Z', say('undo, redo')],
    ],
  },
  {
    id: 'keys',
    title: say('All by keys'),
    sentences: [
      say(
        'Every action has a name in the palette, and most have a key; the strip at the foot shows those that matter where you are.',
      ),
      say('Where single letters are in the way, of a voice control for instance, switch them off in the settings.'),
    ],
    terms: [
      ['Ctrl K', say('the palette: type what you want to do')],
      ['?', say('all keys of where you are')],
      ['G', say('and a letter goes to a list or a page: I inbox, U up next, P plan, J journal, N statistics')],
      ['/', say('search')],
      ['F1', say('this page')],
    ],
  },
  {
    id: 'search',
    title: say('Searching'),
    sentences: [
      say(
        'Type the idea, not the title: words and meaning are searched together, in titles, abstracts, PDFs and all you wrote, without a network.',
      ),
      say('A search can be kept as a queue (Shift S); it then holds whatever it finds, now and later.'),
    ],
    terms: [
      ['"sparse coding"', say('words in this order')],
      ['-survey', say('without this word')],
      ['cats OR dogs', say('one of the two')],
      ['author:hinton', say('by an author; title:, abstract:, text:, note: and org: look into these alone')],
      ['status:queued', say('inbox, queued, reading, read or dismissed')],
      ['tag:thesis  feed:"cs.CL"', say('by a tag of yours, by where it came from')],
      ['year:2010..2015', say('a year, or some; also year:..2015')],
      ['after:2025-01  before:2025-06-30', say('by the day it came out')],
      ['has:pdf', say('with a PDF, text, note, annotation, code, abstract or tag')],
    ],
  },
  {
    id: 'reading',
    title: say('Reading and marking'),
    sentences: [
      say(
        'Choose text and press H, or a number for a colour. What you mark stands beside the page, and in the page “Annotations” from all papers.',
      ),
      say('The PDF itself is never changed: a copy with your annotations is written when you ask for one.'),
      say('A new version of a paper gets the annotations of the old one; those that find no place wait in a tray.'),
    ],
  },
  {
    id: 'sources',
    title: say('Where papers come from'),
    sentences: [
      say(
        'Subscribe to feeds, drop or paste files, pages and addresses anywhere in the window, or name a paper by its DOI or arXiv number.',
      ),
      say('The same paper from two sources is one paper here, with what each says of it.'),
      say(
        'Rules mute what you never read and raise what you always do. Before one is saved, it shows what it would have done.',
      ),
    ],
  },
  {
    id: 'data',
    title: say('Where your data lives'),
    sentences: [
      say(
        'All of it lies in one folder of this machine: a SQLite database, the PDFs, a plain file for each paper, and backups that were opened and checked. Copy it while Offprint is closed and you have it all.',
      ),
      say(
        'Nothing is sent anywhere. A network is used for your feeds, for PDFs you ask for, and for what you switch on yourself.',
      ),
      say(
        'Everything leaves as BibTeX, RIS, CSL-JSON, Markdown or PDF; the command line, “offprint help”, does the same as the window.',
      ),
    ],
  },
]

/** The topics that hold every word of what is sought, in whatever form; of long ones only the lines that do, where there are some. */
export function topicsFor(sought: string): readonly HelpTopic[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return HELP_TOPICS
  const has = (text: string): boolean => words.every(word => text.toLowerCase().includes(word))
  return HELP_TOPICS.flatMap(topic => {
    const sentences = topic.sentences.filter(has)
    const terms = (topic.terms ?? []).filter(([term, means]) => has(`${term} ${means}`))
    if (sentences.length + terms.length > 0) return [{ ...topic, sentences, terms }]
    const whole = [topic.title, ...topic.sentences, ...(topic.terms ?? []).flat()].join(' ')
    return has(whole) ? [topic] : []
  })
}
