import { type SyntheticEvent, useEffect, useState } from 'react'
import type { PageLink } from '../engine/pdf-document.ts'
import { type PageBox, pageSize, rectToView } from '../geometry/page-space.ts'
import { useStores } from '../../stores/use-stores.tsx'
import { whenDrawn } from '../raster/when-drawn.ts'
import { wordsUnder } from '../text/words-under.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import styles from './link-layer.module.css'
import { say } from '../messages.ts'

type InsideLink = Extract<PageLink, { kind: 'inside' }>

/** Links of the file: inside it with a way back, outside it in the browser. */
export function LinkLayer({ index, box }: { readonly index: number; readonly box: PageBox }) {
  const { session, rasters, viewport, previews } = useReader()
  const { notices } = useStores()
  const text = useReaderSlice(
    r => r.surfaces.store,
    state => state.surfaces.get(index)?.text ?? null,
  )
  const [links, setLinks] = useState<readonly PageLink[]>([])

  useEffect(() => {
    let isGone = false
    const read = async (): Promise<void> => {
      await whenDrawn(index, rasters)
      if (isGone) return
      const found = await session.withPage(index, page => page.links())
      if (!isGone) setLinks(found)
    }
    // A page whose links cannot be read has none.
    read().catch(() => undefined)
    return () => {
      isGone = true
    }
  }, [session, rasters, index])

  const follow = async (link: InsideLink): Promise<void> => {
    previews.hide()
    const place = await session
      .document()
      .then(pdf => pdf.findPlace(link.destination))
      .catch(() => null)
    if (place) viewport.goTo(place)
    else notices.show({ text: say('This link leads to a place that is not in the file.'), slot: 'link' })
  }

  const offer = (event: SyntheticEvent<HTMLElement>, link: InsideLink, isAtOnce: boolean): void => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    previews.offer(link.destination, { left, top, width, height }, isAtOnce)
  }
  const nameOf = (link: InsideLink): string => {
    const words = wordsUnder(text, box, link.rect)
    return words ? say('Go to the place in this paper: {words}', { words }) : say('Go to the place in this paper')
  }

  const { width, height } = pageSize(box)
  return links.map(link => {
    const rect = rectToView(box, link.rect)
    const style = {
      left: `${(rect.x / width) * 100}%`,
      top: `${(rect.y / height) * 100}%`,
      width: `${(rect.width / width) * 100}%`,
      height: `${(rect.height / height) * 100}%`,
    }
    const key = link.rect.join()
    return link.kind === 'outside' ? (
      <a
        key={key}
        className={styles.link}
        style={style}
        href={link.url}
        target="_blank"
        rel="noopener noreferrer"
        title={link.url}
        aria-label={link.url}
        draggable={false}
      />
    ) : (
      <button
        key={key}
        type="button"
        className={styles.link}
        style={style}
        data-link=""
        aria-label={nameOf(link)}
        onClick={() => void follow(link)}
        onPointerEnter={event => offer(event, link, false)}
        onPointerLeave={previews.leave}
        onFocus={event => {
          if (event.currentTarget.matches(':focus-visible')) offer(event, link, true)
        }}
        onBlur={previews.leave}
      />
    )
  })
}
