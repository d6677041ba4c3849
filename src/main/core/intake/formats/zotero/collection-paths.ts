/** A folder of Zotero, which may hold others. */
export interface Collection {
  readonly id: string
  readonly name: string
  /** Ids of items and of collections inside. */
  readonly holds: readonly string[]
}

const MAX_DEPTH = 12

/** The collections an item lies in, as paths: "Thesis/Chapter 2". A folder that holds itself ends there. */
export function collectionPaths(collections: readonly Collection[]): ReadonlyMap<string, readonly string[]> {
  const byId = new Map(collections.map(collection => [collection.id, collection]))
  const parents = new Map(
    collections.flatMap(({ id, holds }) => holds.filter(held => byId.has(held)).map(held => [held, id])),
  )
  const pathOf = (id: string, depth = 0): string => {
    const parent = parents.get(id)
    const name = byId.get(id)?.name ?? ''
    return parent === undefined || depth >= MAX_DEPTH ? name : `${pathOf(parent, depth + 1)}/${name}`
  }
  const paths = new Map<string, string[]>()
  for (const { id, holds } of collections)
    for (const item of holds) {
      if (byId.has(item)) continue
      const known = paths.get(item)
      if (known) known.push(pathOf(id))
      else paths.set(item, [pathOf(id)])
    }
  return paths
}
