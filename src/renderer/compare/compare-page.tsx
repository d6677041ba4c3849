import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Annotation } from '../../preload/contract/annotation.ts'
import { ANNOTATION_COLORS } from '../../preload/contract/annotation.ts'
import type { Paper, PaperId } from '../../preload/contract/paper.ts'
import { DEFAULT_SETTINGS } from '../../preload/contract/settings.ts'
import { openPaper } from '../stores/reading-desk.ts'
import { useAnswer } from '../stores/use-answer.tsx'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { openPage } from '../stores/way.ts'
import { IconButton } from '../ui/button.tsx'
import { PageFrame } from '../ui/page.tsx'
import { sayCount } from '../ui/say.ts'
import { TitleText } from '../ui/title-text.tsx'
import { factRows } from './fact-rows.ts'
import { Marks } from './marks.tsx'
import styles from './compare.module.css'
import { say } from './messages.ts'

interface Compared {
  readonly paper: Paper
  readonly annotations: readonly Annotation[]
}

/** Papers side by side: what is known of them, and what one marked in them, by what the colours mean. */
export function ComparePage({ papers }: { readonly papers: readonly PaperId[] }) {
  const stores = useStores()
  const names = useSlice(
    s => s.settings,
    state => (state.value ?? DEFAULT_SETTINGS).colorNames,
  )
  const { value, failure } = useAnswer(
    papers.join(),
    client =>
      Promise.all(
        papers.map(async (id): Promise<Compared> => {
          const [paper, annotations] = await Promise.all([
            client.call('papers.get', { id }),
            client.call('annotations.list', { paper: id }),
          ])
          return { paper, annotations }
        }),
      ),
    event => event.topic === 'papers' || event.topic === 'annotations',
  )
  const compared = value ?? []
  const colors = ANNOTATION_COLORS.filter(color =>
    compared.some(({ annotations }) => annotations.some(mark => mark.color === color)),
  )
  return (
    <PageFrame
      title={say('Compare')}
      summary={say('{count} side by side', { count: sayCount(papers.length, say('paper'), say('papers')) })}
      onMenu={() => stores.shell.setState({ isSidebarOpen: true })}
    >
      {failure ? <p role="alert">{failure}</p> : null}
      {value ? (
        <div className={styles['frame']}>
          <table className={styles['table']} style={{ minWidth: 120 + 230 * compared.length }}>
            <thead>
              <tr>
                <td />
                {compared.map(({ paper }) => (
                  <th key={paper.id} scope="col">
                    <span className={styles['head']}>
                      <button type="button" dir="auto" onClick={() => void openPaper(stores, paper.id)}>
                        <TitleText text={paper.title} />
                      </button>
                      {papers.length > 1 ? (
                        <IconButton
                          label={say('Leave out {title}', { title: paper.title })}
                          onClick={() =>
                            openPage(stores, { kind: 'compare', papers: papers.filter(id => id !== paper.id) })
                          }
                        >
                          <X size={14} />
                        </IconButton>
                      ) : null}
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {factRows(compared.map(({ paper }) => paper)).map(({ name, cells, isLong }) => (
                <Row key={name} name={name}>
                  {cells.map((cell, index) => (
                    <td key={compared[index]?.paper.id} className={isLong ? styles['long'] : undefined} dir="auto">
                      {cell}
                    </td>
                  ))}
                </Row>
              ))}
              {colors.map(color => (
                <Row key={color} name={names[color]} mark={color}>
                  {compared.map(({ paper, annotations }) => (
                    <td key={paper.id}>
                      <Marks
                        annotations={annotations.filter(mark => mark.color === color)}
                        onOpen={() => void openPaper(stores, paper.id)}
                      />
                    </td>
                  ))}
                </Row>
              ))}
            </tbody>
          </table>
          {colors.length === 0 ? (
            <p className={styles['none']}>
              {say('Nothing is marked in these papers yet. What you highlight stands here, a row for each colour.')}
            </p>
          ) : null}
        </div>
      ) : null}
    </PageFrame>
  )
}

function Row({
  name,
  mark,
  children,
}: {
  readonly name: string
  readonly mark?: string
  readonly children: ReactNode
}) {
  return (
    <tr>
      <th scope="row" data-color={mark}>
        {name}
      </th>
      {children}
    </tr>
  )
}
