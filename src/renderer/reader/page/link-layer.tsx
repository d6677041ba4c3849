import { useEffect, useState } from 'react'
import type { PageLink } from '../engine/pdf-document.ts'
import { type PageBox, pageSize, rectToView } from '../geometry/page-space.ts'
import { useReader } from '../reader-context.ts'
import styles from './link-layer.module.css'

/** Links of the file: inside it with a way back, outside it in the browser. */
export function LinkLayer({ index, box }: { readonly index: number; readonly box: PageBox }) {
  const { session, viewport } = useReader()
  const [links, setLinks] = useState<readonly PageLink[]>([])

  useEffect(() => {
    let isGone = false
    // A page whose links cannot be read has none.
    session
      .withPage(index, page => page.links())
      .then(
        read => !isGone && setLinks(read),
        () => undefined,
      )
    return () => {
      isGone = true
    }
  }, [session, index])

  const follow = async (link: Extract<PageLink, { kind: 'inside' }>): Promise<void> => {
    const pdf = await session.document()
    const place = await pdf.findPlace(link.destination)
    if (place) viewport.goTo(place)
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
        aria-label="Go to the place in this paper"
        onClick={() => void follow(link)}
      />
    )
  })
}
