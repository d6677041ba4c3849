/** The beginning of an element, and the entities of XML. */

export interface XmlTag {
  readonly rawName: string
  readonly attributes: readonly (readonly [string, string])[]
  readonly empty: boolean
  readonly end: number
}

const NAME = /<([A-Za-z_\u0080-\uffff][\w.:\u0080-\uffff-]*)/y
const ATTRIBUTE = /\s+([A-Za-z_\u0080-\uffff][\w.:\u0080-\uffff-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const END = /\s*(\/?)>/y

/** 'cut' where the text ends inside the tag, null where it is no tag. */
export function readXmlTag(text: string, start: number): XmlTag | 'cut' | null {
  NAME.lastIndex = start
  const rawName = NAME.exec(text)?.[1]
  if (rawName === undefined) return start + 1 >= text.length ? 'cut' : null
  let at = NAME.lastIndex
  const attributes: [string, string][] = []
  for (;;) {
    ATTRIBUTE.lastIndex = at
    const attribute = ATTRIBUTE.exec(text)
    if (!attribute) break
    attributes.push([attribute[1] ?? '', decodeXmlEntities(attribute[2] ?? attribute[3] ?? '')])
    at = ATTRIBUTE.lastIndex
  }
  END.lastIndex = at
  const end = END.exec(text)
  if (end) return { rawName, attributes, empty: end[1] === '/', end: END.lastIndex }
  return text.indexOf('>', at) < 0 ? 'cut' : null
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/** The five entities of XML and numbered ones; another, which only a DOCTYPE could explain, stays as it is written. */
export function decodeXmlEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([a-z]{2,4}));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES.get(name) ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
    },
  )
}
