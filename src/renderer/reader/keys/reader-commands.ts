import { finishPapers } from '../../stores/reading-desk.ts'
import type { Arrangement } from '../view/page-layout.ts'
import { annotationCommands } from './annotation-commands.ts'
import { extendSelection, selectPage } from './extend-selection.ts'
import { openOwnWindow } from './own-window.ts'
import { focusOtherView } from './other-view.ts'
import { copyQuote } from './copy-quote.ts'
import type { ReadingUnit } from '../text/reading-spans.ts'
import { findAgain } from '../find/find-again.ts'
import { stepReading } from './step-reading.ts'
import { command, inTurn, type ReaderCommand, withChosen } from './reader-command.ts'
import { scrollPage, scrollTo, scrollWindow } from './scroll-keys.ts'
import { say } from './messages.ts'

// The window's own commands say it already.
const HIDDEN = { hidden: true } as const

function nextAcross({ across, hasCover }: Arrangement): Partial<Arrangement> {
  if (across === 1) return { across: 2, hasCover: false }
  return hasCover ? { across: 1, hasCover: false } : { across: 2, hasCover: true }
}

function read(unit: ReadingUnit, direction: 1 | -1): ReaderCommand['run'] {
  return inTurn(({ reader, stores: { notices } }, isWanted) =>
    stepReading(reader, { notices, isWanted }, unit, direction),
  )
}

function extend(unit: 'letter' | 'word' | 'line', direction: 1 | -1): ReaderCommand['run'] {
  return inTurn(({ reader, stores: { notices } }, isWanted) =>
    extendSelection(reader, { notices, isWanted }, unit, direction),
  )
}

/** Everything one can do in the reader, with its keys. */
export const readerCommands: readonly ReaderCommand[] = [
  ...annotationCommands,
  command(
    'undo',
    say('Undo'),
    ['z', 'Ctrl+z'],
    inTurn(({ reader }) => reader.library.undo()),
    HIDDEN,
  ),
  command(
    'redo',
    say('Redo'),
    ['Shift+z', 'Ctrl+Shift+z', 'Ctrl+y'],
    inTurn(({ reader }) => reader.library.redo()),
    HIDDEN,
  ),
  command('finish', say('Mark read'), ['e'], ({ stores, reader }) => void finishPapers(stores, [reader.paper])),

  command('find', say('Find in this paper'), ['Ctrl+f', '/'], ({ reader }) =>
    reader.find.open(reader.selection.text()),
  ),
  command('find-next', say('Next match'), ['F3', 'Ctrl+g'], ({ reader }) => findAgain(reader, 1)),
  command('find-previous', say('Previous match'), ['Shift+F3', 'Ctrl+Shift+g'], ({ reader }) => findAgain(reader, -1)),
  command('back', say('Back to where I was'), ['Alt+ArrowLeft'], ({ reader }) => reader.viewport.back()),
  command('forward', say('Forward again'), ['Alt+ArrowRight'], ({ reader }) => reader.viewport.forward()),
  command(
    'page',
    say('Go to a page'),
    ['g', 'Ctrl+Alt+g'],
    inTurn(() => document.querySelector<HTMLInputElement>('[data-page-box]')?.focus()),
  ),

  command('next-sentence', say('Choose the next sentence'), ['Alt+ArrowDown'], read('sentence', 1)),
  command('previous-sentence', say('Choose the sentence before'), ['Alt+ArrowUp'], read('sentence', -1)),
  command('next-paragraph', say('Choose the next paragraph'), ['Ctrl+Alt+ArrowDown'], read('paragraph', 1)),
  command('previous-paragraph', say('Choose the paragraph before'), ['Ctrl+Alt+ArrowUp'], read('paragraph', -1)),
  command('read-aloud', say('Read aloud, or pause'), ['r'], ({ reader }) => void reader.aloud.toggle()),
  command(
    'similar-passage',
    say('Papers like the chosen text'),
    ['l'],
    withChosen(({ reader, stores: { shell, notices } }) => {
      const text = reader.selection.text()
      if (text === '') notices.show({ text: say('Choose the text first that papers are to be like.'), slot: 'chosen' })
      else shell.show({ kind: 'similar-text', text })
    }),
  ),
  command(
    'copy-quote',
    say('Copy as a quotation'),
    ['q', 'Ctrl+Shift+c'],
    withChosen(({ reader, stores }) => copyQuote(reader, stores)),
  ),

  command('zoom-in', say('Zoom in'), ['+', '=', 'Ctrl++', 'Ctrl+='], ({ reader }) => reader.viewport.zoomStep(1)),
  command('zoom-out', say('Zoom out'), ['-', 'Ctrl+-'], ({ reader }) => reader.viewport.zoomStep(-1)),
  command('fit-width', say('Fit the width'), ['0', 'w'], ({ reader }) => reader.viewport.setZoom('width')),
  command('fit-page', say('Fit the page'), ['9', 'p'], ({ reader }) => reader.viewport.setZoom('page')),
  command('actual-size', say('As large as printed'), ['Ctrl+0'], ({ reader }) => reader.viewport.setZoom(1)),
  command('turn-pages', say('Pages under one another, or one at a time'), ['v'], ({ reader: { pageView, viewport } }) =>
    pageView.arrange(viewport, { isPaged: !viewport.store.getState().arrangement.isPaged }),
  ),
  command('across', say('One page across, two, or two and a cover'), ['b'], ({ reader: { pageView, viewport } }) =>
    pageView.arrange(viewport, nextAcross(viewport.store.getState().arrangement)),
  ),
  command(
    'trim',
    say('Leave out the margins'),
    ['f'],
    ({ reader: { pageView, viewport } }) => void pageView.toggleTrim(viewport),
  ),
  command('turn-right', say('Turn right'), ['Shift+r'], ({ reader }) => reader.pageView.turn(1)),
  command('turn-left', say('Turn left'), ['Shift+l'], ({ reader }) => reader.pageView.turn(-1)),
  command('split-beside', say('A second view beside'), ['\\'], ({ reader }) => reader.split.toggle('beside')),
  command('split-below', say('A second view below'), ['|'], ({ reader }) => reader.split.toggle('below')),
  command('other-view', say('To the other view'), ['F6'], ({ reader }) => focusOtherView(reader)),
  command(
    'dark',
    say('Dark page, or as printed'),
    ['d'],
    ({ stores, isDark }) => void stores.settings.change({ pageTheme: isDark ? 'light' : 'dark' }),
  ),
  command('colours', say('Colours of the page'), ['Shift+d'], () =>
    document.querySelector<HTMLElement>('[aria-label="Colours of the page"]')?.click(),
  ),
  command('next-paper', say('Next open paper'), ['}'], ({ stores }) => stores.tabs.step(1)),
  command('previous-paper', say('Previous open paper'), ['{'], ({ stores }) => stores.tabs.step(-1)),
  command('paper-right', say('Move the open paper right'), ['Ctrl+Alt+ArrowRight'], ({ stores, reader }) =>
    stores.tabs.move(reader.paper, 1),
  ),
  command('paper-left', say('Move the open paper left'), ['Ctrl+Alt+ArrowLeft'], ({ stores, reader }) =>
    stores.tabs.move(reader.paper, -1),
  ),
  command('own-window', say('Open in a window of its own'), ['Shift+w'], ({ reader }) => openOwnWindow(reader)),
  command('close-paper', say('Close this paper'), ['Shift+x', 'Ctrl+F4'], ({ stores, reader }) =>
    stores.tabs.close(reader.paper),
  ),
  command('outline', say('Contents'), ['['], ({ togglePanel }) => togglePanel('outline')),
  command('annotations', say('Annotations'), [']'], ({ togglePanel }) => togglePanel('annotations')),

  command('down', say('Scroll down'), ['ArrowDown', 'j'], ({ reader }) => scrollWindow(reader, 0.1)),
  command('up', say('Scroll up'), ['ArrowUp', 'k'], ({ reader }) => scrollWindow(reader, -0.1)),
  command('window-down', say('A window down'), ['Space', 'PageDown'], ({ reader }) => scrollWindow(reader, 0.9)),
  command('window-up', say('A window up'), ['Shift+Space', 'PageUp'], ({ reader }) => scrollWindow(reader, -0.9)),
  command('next-page', say('Next page'), ['ArrowRight', 'Ctrl+PageDown', 'Ctrl+ArrowDown'], ({ reader }) =>
    scrollPage(reader, 1),
  ),
  command('previous-page', say('Previous page'), ['ArrowLeft', 'Ctrl+PageUp', 'Ctrl+ArrowUp'], ({ reader }) =>
    scrollPage(reader, -1),
  ),
  command('first-page', say('First page'), ['Home', 'Ctrl+Home'], ({ reader }) => scrollTo(reader, 'start')),
  command('last-page', say('Last page'), ['End', 'Ctrl+End'], ({ reader }) => scrollTo(reader, 'end')),

  command('select-letter', say('Choose a letter more'), ['Shift+ArrowRight'], extend('letter', 1)),
  command('select-letter-back', say('Choose a letter less'), ['Shift+ArrowLeft'], extend('letter', -1)),
  command('select-word', say('Choose a word more'), ['Ctrl+Shift+ArrowRight'], extend('word', 1)),
  command('select-word-back', say('Choose a word less'), ['Ctrl+Shift+ArrowLeft'], extend('word', -1)),
  command('select-line', say('Choose a line more'), ['Shift+ArrowDown'], extend('line', 1)),
  command('select-line-back', say('Choose a line less'), ['Shift+ArrowUp'], extend('line', -1)),
  command(
    'select-page',
    say('Choose all text of the page'),
    ['Ctrl+a'],
    inTurn(({ reader, stores: { notices } }, isWanted) => selectPage(reader, { notices, isWanted })),
  ),
  command('escape', 'Put away what is open; leave the reader', ['Escape'], ({ escape }) => escape()),
]

export function commandOfKey(name: string): ReaderCommand | undefined {
  return readerCommands.find(({ keys }) => keys.includes(name))
}
