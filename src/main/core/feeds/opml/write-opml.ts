import type { OpmlFeed } from './read-opml.ts'

/** OPML 2.0 that every reader takes: feeds in nested folders, in the order given. Pure. */

interface Folder {
  readonly children: (OpmlFeed | Folder)[]
  readonly name: string
}

/** `createdAt` is an ISO instant. Reading it back gives the same feeds, those of one folder together. */
export function writeOpml(title: string, feeds: readonly OpmlFeed[], createdAt: string): string {
  const root: Folder = { name: '', children: [] }
  for (const feed of feeds) folderAt(root, feed.folder).children.push(feed)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    `    <title>${escaped(title)}</title>`,
    `    <dateCreated>${new Date(createdAt).toUTCString()}</dateCreated>`,
    '  </head>',
    '  <body>',
    ...linesOf(root, '    '),
    '  </body>',
    '</opml>',
    '',
  ].join('\n')
}

function folderAt(root: Folder, path: readonly string[]): Folder {
  let folder = root
  for (const name of path) {
    let inner = folder.children.find((child): child is Folder => 'children' in child && child.name === name)
    if (!inner) folder.children.push((inner = { name, children: [] }))
    folder = inner
  }
  return folder
}

function linesOf(folder: Folder, indent: string): string[] {
  return folder.children.flatMap(child =>
    'children' in child
      ? [
          `${indent}<outline text="${escaped(child.name)}" title="${escaped(child.name)}">`,
          ...linesOf(child, `${indent}  `),
          `${indent}</outline>`,
        ]
      : [`${indent}${outlineOf(child)}`],
  )
}

function outlineOf({ title, xmlUrl, htmlUrl }: OpmlFeed): string {
  const attributes = [
    ['type', 'rss'],
    ['text', title ?? xmlUrl],
    ...(title === null ? [] : [['title', title]]),
    ['xmlUrl', xmlUrl],
    ...(htmlUrl === null ? [] : [['htmlUrl', htmlUrl]]),
  ]
  return `<outline ${attributes.map(([name, value]) => `${name ?? ''}="${escaped(value ?? '')}"`).join(' ')}/>`
}

function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\v\f\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"\t\n\r]/g, character => `&#${character.charCodeAt(0)};`)
    .toWellFormed()
}
