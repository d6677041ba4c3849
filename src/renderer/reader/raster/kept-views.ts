import type { PageBox } from '../geometry/page-space.ts'

/** What was in sight of a file when it was left: shown at once when it is opened again, until the live pages are drawn. */
export interface KeptView {
  readonly file: string
  readonly keptAt: number
  /** The colours of the pages, as a key: another look is not shown. */
  readonly look: string
  readonly pages: readonly PageBox[]
  readonly sheets: readonly { readonly page: number; readonly box: PageBox; readonly picture: Blob }[]
}

const NAME = 'offprint-views'
const TABLE = 'views'
const MOST = 60

let opening: Promise<IDBDatabase> | null = null
/** The files something is kept of; null until that was asked. */
let files: Set<string> | null = null

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () =>
      request.result.createObjectStore(TABLE, { keyPath: 'file' }).createIndex('keptAt', 'keptAt')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('views cannot be kept'))
  })
  return opening
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('a kept view cannot be read'))
  })
}

/** Opens the store ahead, so that the first paper need not wait for it. */
export async function prepareKeptViews(): Promise<void> {
  const keys = await answer((await open()).transaction(TABLE).objectStore(TABLE).getAllKeys())
  files = new Set(keys.map(String))
}

/** False where it is known that nothing is kept of the file: then nobody needs to look. */
export const mayBeKept = (file: string): boolean => files?.has(file) ?? true

/** Null where nothing is kept of the file in this look. */
export async function loadView(file: string, look: string): Promise<KeptView | null> {
  const table = (await open()).transaction(TABLE).objectStore(TABLE)
  const found = (await answer(table.get(file))) as KeptView | undefined
  return found?.look === look ? found : null
}

/** In place of what was kept of the file before; the oldest go. */
export async function keepView(view: KeptView): Promise<void> {
  const table = (await open()).transaction(TABLE, 'readwrite').objectStore(TABLE)
  await answer(table.put(view))
  files?.add(view.file)
  const surplus = (await answer(table.count())) - MOST
  if (surplus <= 0) return
  for (const key of await answer(table.index('keptAt').getAllKeys(null, surplus))) table.delete(key)
}
