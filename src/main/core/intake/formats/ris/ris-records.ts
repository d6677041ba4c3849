/** Records of RIS: lines of "TAG  - value" from TY to ER, and what programs make of that. */

export interface RisRecord {
  /** Values by tag in the order of the file; line breaks inside a value stay. */
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly where: string
  /** Whether the text ends before the record does, as far as one can tell: not every program writes ER. */
  readonly isCutOff: boolean
}

// Two spaces, a dash and a space; many programs write one space, none, or tabs.
const LINE = /^\s{0,3}([A-Z][A-Z0-9])\s{0,6}-(?:\s(.*)|)$/
const TAGS = new Set(
  `TY A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DI DO DP DS ED EP ET ID IS J1 J2 JA JF JO
  KW L1 L2 L3 L4 LA LB LK LL M1 M2 M3 N1 N2 NV OP PB PI PP PT PY RD RI RN RP SE SN SP SR ST SV T1 T2 T3 TA TI TT U1 U2 U3
  U4 U5 UR VL VO WT Y1 Y2 ER`.split(/\s+/),
)

export function risRecords(text: string): RisRecord[] {
  const found: RisRecord[] = []
  let fields = new Map<string, string[]>()
  let [where, last] = ['', '']
  let ends = 0
  const end = (isCutOff: boolean): void => {
    if ([...fields.keys()].some(tag => tag !== 'TY')) found.push({ fields, where, isCutOff })
    fields = new Map()
    last = ''
  }
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    const match = LINE.exec(line)
    const tag = match?.[1] ?? ''
    if (!TAGS.has(tag)) {
      // A long value goes on without a tag. What stands between records says nothing.
      const values = fields.get(last)
      if (values) values.push(`${values.pop() ?? ''}\n${line}`)
      continue
    }
    if (tag === 'ER') {
      ends += 1
      end(false)
      continue
    }
    if (tag === 'TY') end(false)
    if (fields.size === 0) where = `line ${index + 1}`
    const values = fields.get(tag) ?? []
    values.push((match?.[2] ?? '').trimEnd())
    fields.set(tag, values)
    last = tag
  }
  end(ends > 0 || !/[\r\n]$/.test(text))
  return found
}
