import { ANNOTATION_COLORS, type AnnotationColor } from '../../../preload/contract/annotation.ts'
import type { Tool } from '../annotate/tool-store.ts'
import { nudgeOpen } from './nudge-annotation.ts'
import { onChosen } from '../select/on-chosen.ts'
import { command, type CommandSetting, type InTurn, inTurn, type ReaderCommand, withChosen } from './reader-command.ts'
import { stepAnnotation } from './step-annotation.ts'
import { say } from './messages.ts'

/** Marking, by the keys. */

/** Marks what is chosen; with nothing chosen takes the tool, so that the next choice is marked. */
function mark(type: 'highlight' | 'underline' | 'strikeout', color?: AnnotationColor): ReaderCommand['run'] {
  return withChosen(({ reader: { selection, marking, tools } }) => {
    if (selection.store.getState().pieces.length > 0) marking.markSelection(type, color)
    else tools.take(type)
  })
}

function paint(color: AnnotationColor): ReaderCommand['run'] {
  return withChosen(({ reader: { selection, marking, tools, library } }) => {
    const { open } = tools.store.getState()
    if (selection.store.getState().pieces.length > 0) marking.markSelection('highlight', color)
    else if (open !== null) library.change(open, { color })
    else tools.setColor(color)
  })
}

/** Takes a tool that is used on the page itself, and says how it is used without a pointer. */
function take(tool: Tool, hint: string): ReaderCommand['run'] {
  return ({ reader: { tools, selection }, stores }) => {
    selection.clear()
    tools.open(null)
    tools.take(tool)
    if (tools.store.getState().tool === tool) stores.notices.announce(hint)
  }
}

function comment({ reader: { selection, marking, tools }, stores: { notices } }: CommandSetting): void {
  const id =
    selection.store.getState().pieces.length > 0 ? marking.markSelection('highlight')?.id : tools.store.getState().open
  if (id) tools.open(id, true)
  else notices.show({ text: say('Choose text, or open an annotation, to comment on it.'), slot: 'chosen' })
}

function removeOpen({ reader: { tools, library }, stores: { notices } }: CommandSetting): void {
  const { open } = tools.store.getState()
  if (open === null) return notices.show({ text: say('No annotation is open that could be deleted.'), slot: 'chosen' })
  library.remove([open])
  tools.open(null)
}

/** What Enter means on the pages: the tool in hand is used in the middle of the view, or what is to be placed is. */
const use: InTurn = (setting, isWanted) => {
  const { drawing, keyPen, tools } = setting.reader
  const { tool, placing } = tools.store.getState()
  if (tool === 'ink' || tool === 'eraser') return keyPen.use()
  const act = (): unknown => drawing.actHere()
  return placing ? onChosen({ reader: setting.reader, notices: setting.stores.notices, isWanted }, act) : act()
}

/** With a drawing open the eraser is on it at once. */
function rubOut(setting: CommandSetting): void {
  const { tools, library, keyPen } = setting.reader
  const { open } = tools.store.getState()
  const drawing = library.getState().annotations.find(one => one.id === open && one.type === 'ink')
  take('eraser', say('Eraser: rub over a drawing; or press Enter, and the arrows move it.'))(setting)
  if (drawing && tools.store.getState().tool === 'eraser') keyPen.begin(drawing.id)
}

const stepTo = (direction: 1 | -1): ReaderCommand['run'] =>
  inTurn(({ reader, stores: { notices } }, isWanted) => stepAnnotation(reader, { notices, isWanted }, direction))

const nudge = (
  id: string,
  name: string,
  key: string,
  by: readonly [number, number],
  kind: 'move' | 'resize',
): ReaderCommand =>
  command(id, name, [key], ({ reader }) => nudgeOpen(reader, kind, by), { group: 'Mark', hidden: true })

const inMarks = { group: 'Mark' } as const

export const annotationCommands: readonly ReaderCommand[] = [
  command('highlight', say('Highlight'), ['h'], mark('highlight'), inMarks),
  command('underline', say('Underline'), ['u'], mark('underline'), inMarks),
  command('strikeout', say('Strike out'), ['s'], mark('strikeout'), inMarks),
  command(
    'note',
    say('Place a note'),
    ['n'],
    take('note', say('Note: Enter places it in the middle of the view, Alt Shift and arrows move it.')),
    inMarks,
  ),
  command(
    'text',
    say('Write on the page'),
    ['t'],
    take('text', say('Text: Enter begins it in the middle of the view, Alt Shift and arrows move it.')),
    inMarks,
  ),
  command(
    'area',
    say('Mark an area'),
    ['a'],
    take(
      'area',
      say('Area: Enter marks the middle of the view, Alt Shift and arrows move it, with Ctrl they resize it.'),
    ),
    inMarks,
  ),
  command(
    'copy-area',
    say('Copy an area as a picture'),
    ['Shift+a'],
    ({ reader, ...setting }) => {
      const { open } = reader.tools.store.getState()
      const area = reader.library.getState().annotations.find(one => one.id === open && one.type === 'area')
      const rect = area && reader.drawing.rectOf(area)
      if (area && rect) void reader.drawing.copyArea(area.page, rect)
      else take('picture', say('Picture: Enter copies the middle of the view.'))({ reader, ...setting })
    },
    inMarks,
  ),
  command(
    'ink',
    say('Draw'),
    ['i'],
    take('ink', say('Pen: draw with a pointer; or press Enter, and the arrows move it.')),
    inMarks,
  ),
  command('eraser', say('Rub out what is drawn'), ['x'], rubOut, inMarks),
  command('comment', say('Comment'), ['c'], withChosen(comment), inMarks),
  ...ANNOTATION_COLORS.map((color, i) =>
    command(`color.${color}`, say('Mark in {color}', { color }), [String(i + 1)], paint(color), inMarks),
  ),
  command('use', say('Use the tool, or put here what is to be placed'), ['Enter'], inTurn(use), inMarks),
  command(
    'filter-annotations',
    say('Search the annotations of this paper'),
    ['Shift+f'],
    ({ reader, showPanel }) => {
      showPanel('annotations')
      reader.tools.filter(true)
    },
    inMarks,
  ),
  command('delete', say('Delete the open annotation'), ['Delete', 'Backspace'], inTurn(removeOpen), inMarks),
  command('next-annotation', say('Next annotation'), ['.'], stepTo(1), inMarks),
  command('previous-annotation', say('Previous annotation'), [','], stepTo(-1), inMarks),
  command(
    'replace',
    say('Give the open annotation another place'),
    ['m'],
    ({ reader, stores: { notices } }) => {
      if (!reader.drawing.replaceOpen())
        notices.show({ text: say('Open the annotation first that is to have another place.'), slot: 'chosen' })
    },
    inMarks,
  ),
  nudge('move-left', say('Move the open annotation left'), 'Alt+Shift+ArrowLeft', [-1, 0], 'move'),
  nudge('move-right', say('Move the open annotation right'), 'Alt+Shift+ArrowRight', [1, 0], 'move'),
  nudge('move-up', say('Move the open annotation up'), 'Alt+Shift+ArrowUp', [0, -1], 'move'),
  nudge('move-down', say('Move the open annotation down'), 'Alt+Shift+ArrowDown', [0, 1], 'move'),
  nudge('narrower', say('Make the open annotation narrower'), 'Ctrl+Alt+Shift+ArrowLeft', [-1, 0], 'resize'),
  nudge('wider', say('Make the open annotation wider'), 'Ctrl+Alt+Shift+ArrowRight', [1, 0], 'resize'),
  nudge('lower', say('Make the open annotation lower'), 'Ctrl+Alt+Shift+ArrowUp', [0, -1], 'resize'),
  nudge('higher', say('Make the open annotation higher'), 'Ctrl+Alt+Shift+ArrowDown', [0, 1], 'resize'),
]
