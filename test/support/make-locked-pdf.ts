import { createCipheriv, createHash } from 'node:crypto'

/** A PDF of one page that opens with a password only (RC4, 40 bits: the oldest way, and the shortest to write). */

const PADDING = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex')
const PERMISSIONS = -4
const SHORT_KEY = 6

export function makeLockedPdf(text: string, password: string, ownersPassword = password): Uint8Array {
  const id = createHash('md5').update(text).digest()
  const owner = rc4(md5(padded(ownersPassword)).subarray(0, 5), padded(password))
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(PERMISSIONS)
  const key = md5(Buffer.concat([padded(password), owner, permissions, id])).subarray(0, 5)
  const content = rc4(
    md5(Buffer.concat([key, Buffer.from([4, 0, 0, 0, 0])])).subarray(0, 10),
    Buffer.from(`BT /F1 12 Tf 72 700 Td (${text}) Tj ET`),
  )
  const objects = [
    ...onePage(content),
    `<</Filter/Standard/V 1/R 2/P ${PERMISSIONS}/O<${owner.toString('hex')}>/U<${rc4(key, PADDING).toString('hex')}>>>`,
  ]
  return pdfOf(objects, `/Encrypt 6 0 R/ID[<${id.toString('hex')}><${id.toString('hex')}>]`)
}

/** The same in a later form, with a key that is shorter than that form has (RC4, 48 bits in version 4), and no password. */
export function makeShortKeyPdf(text: string): Uint8Array {
  const id = createHash('md5').update(text).digest()
  const mixed = (key: Uint8Array, bytes: Uint8Array): Buffer =>
    Array.from({ length: 20 }, (_, round) => round).reduce<Buffer>(
      (so, round) =>
        rc4(
          Buffer.from(key).map(byte => byte ^ round),
          so,
        ),
      Buffer.from(bytes),
    )
  const fiftyTimes = (bytes: Buffer): Buffer =>
    Array.from({ length: 50 })
      .reduce<Buffer>(so => md5(so.subarray(0, SHORT_KEY)), bytes)
      .subarray(0, SHORT_KEY)
  const owner = mixed(fiftyTimes(md5(PADDING)), PADDING)
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(PERMISSIONS)
  const key = fiftyTimes(md5(Buffer.concat([PADDING, owner, permissions, id])))
  const user = Buffer.concat([mixed(key, md5(Buffer.concat([PADDING, id]))), Buffer.alloc(16)])
  const whole = Buffer.concat([key, Buffer.alloc(16 - SHORT_KEY)])
  const content = rc4(
    md5(Buffer.concat([whole, Buffer.from([4, 0, 0, 0, 0])])),
    Buffer.from(`BT /F1 12 Tf 72 700 Td (${text}) Tj ET`),
  )
  return pdfOf(
    [
      ...onePage(content),
      `<</Filter/Standard/V 4/R 4/Length ${SHORT_KEY * 8}/CF<</StdCF<</AuthEvent/DocOpen/CFM/V2/Length ${SHORT_KEY}>>>>/StmF/StdCF/StrF/StdCF/P ${PERMISSIONS}/O<${owner.toString('hex')}>/U<${user.toString('hex')}>>>`,
    ],
    `/Encrypt 6 0 R/ID[<${id.toString('hex')}><${id.toString('hex')}>]`,
  )
}

/** Locked with a user's password and an owner's that is empty (AES, 256 bits, revision 5): everybody may read it. */
export function makeOwnersPdf(text: string): Uint8Array {
  const sha = (...parts: readonly Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
  const aes = (key: Uint8Array, start: Uint8Array, bytes: Uint8Array, isPadded: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-cbc', key, start).setAutoPadding(isPadded)
    return Buffer.concat([cipher.update(bytes), cipher.final()])
  }
  const [key, start, zeros] = [sha(Buffer.from(text)), md5(Buffer.from(text)), Buffer.alloc(16)]
  const [check, open] = [Buffer.from('checking'), Buffer.from('opening!')]
  const secret = Buffer.from('a secret of the user')
  const user = Buffer.concat([sha(secret, check), check, open])
  const owner = Buffer.concat([sha(check, user), check, open])
  const hex = (bytes: Uint8Array): string => `<${Buffer.from(bytes).toString('hex')}>`
  const content = Buffer.concat([start, aes(key, start, Buffer.from(`BT /F1 12 Tf 72 700 Td (${text}) Tj ET`), true)])
  return pdfOf(
    [
      ...onePage(content),
      `<</Filter/Standard/V 5/R 5/Length 256/CF<</StdCF<</AuthEvent/DocOpen/CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF/P ${PERMISSIONS}/U${hex(user)}/UE${hex(aes(sha(secret, open), zeros, key, false))}/O${hex(owner)}/OE${hex(aes(sha(open, user), zeros, key, false))}/Perms${hex(zeros)}>>`,
    ],
    `/Encrypt 6 0 R/ID[${hex(start)}${hex(start)}]`,
  )
}

function onePage(content: Uint8Array): readonly (string | Uint8Array)[] {
  return [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    Buffer.concat([Buffer.from(`<</Length ${content.length}>>stream\n`), content, Buffer.from('\nendstream')]),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
}

/** Objects 1, 2, 3 ... of a PDF, the first its catalog, with the table that says where each lies. */
export function pdfOf(objects: readonly (string | Uint8Array)[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')])
    offsets.push(at)
    at += part.length
    parts.push(part)
  }
  const table = ['0000000000 65535 f ', ...offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n `)].join(
    '\n',
  )
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n${table}\ntrailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

function padded(password: string): Buffer {
  return Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32)
}

function md5(bytes: Uint8Array): Buffer {
  return createHash('md5').update(bytes).digest()
}

function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const box = Uint8Array.from({ length: 256 }, (_, at) => at)
  const swap = (a: number, b: number): void => {
    ;[box[a], box[b]] = [box[b] ?? 0, box[a] ?? 0]
  }
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (box[i] ?? 0) + (key[i % key.length] ?? 0)) & 255
    swap(i, j)
  }
  let [i, j] = [0, 0]
  return Buffer.from(bytes).map(byte => {
    i = (i + 1) & 255
    j = (j + (box[i] ?? 0)) & 255
    swap(i, j)
    return byte ^ (box[((box[i] ?? 0) + (box[j] ?? 0)) & 255] ?? 0)
  }) as Buffer
}
