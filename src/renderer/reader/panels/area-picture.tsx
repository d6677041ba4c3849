import { useEffect, useState } from 'react'
import type { Annotation } from '../../../preload/contract/annotation.ts'
import { useReader } from '../reader-context.ts'
import styles from './annotation-item.module.css'

/** The picture that was taken when an area was marked. */
export function AreaPicture({ annotation: { id, picture } }: { readonly annotation: Annotation }) {
  const { library } = useReader()
  const [png, setPng] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    if (picture !== undefined) void library.picture(id, picture).then(read => !isGone && setPng(read))
    return () => {
      isGone = true
    }
  }, [library, id, picture])
  // What it shows is not known; the words beside it say what it is.
  return png === null ? null : <img className={styles.picture} src={`data:image/png;base64,${png}`} alt="" />
}
