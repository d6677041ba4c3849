import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { LucideIcon } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Queue, QueueId } from '../../preload/contract/reading.ts'
import { useStores } from '../stores/use-stores.tsx'
import { HueIcon } from '../ui/hue-icon.tsx'
import { Item } from './sidebar-item.tsx'
import { PAPERS, papersOf } from './use-row-drag.ts'

/** A queue takes papers that are dropped on it. */
export function QueueItem({
  queue,
  icon,
  name,
  id,
}: {
  readonly queue: Queue | undefined
  readonly icon?: LucideIcon
  readonly name: string
  readonly id: QueueId
}) {
  const stores = useStores()
  const place = useRef<HTMLLIElement>(null)
  const [isOver, setOver] = useState(false)
  const isSearch = (queue?.query ?? null) !== null
  useEffect(() => {
    if (!place.current) return undefined
    return dropTargetForElements({
      element: place.current,
      canDrop: ({ source }) => source.data['type'] === PAPERS && !isSearch,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop({ source }) {
        setOver(false)
        void stores.triage.place(papersOf(source.data), id, name)
      },
    })
  }, [stores, id, name, isSearch])
  return (
    <Item
      {...(icon && !queue?.icon
        ? { icon }
        : { mark: <HueIcon icon={queue?.icon ?? (isSearch ? 'search' : null)} hue={queue?.hue ?? 250} /> })}
      name={name}
      view={{ kind: 'queue', queue: id }}
      count={queue?.count}
      warning={queue?.over ? `more than its limit of ${queue.limit}` : null}
      isOver={isOver}
      place={place}
    />
  )
}
