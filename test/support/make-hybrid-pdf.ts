/**
 * A PDF whose two annotations (objects 5 and 6) lie in a stream of objects that only its second table of cross-references
 * knows: what old readers read says that they are free.
 */
export function makeHybridPdf(): Uint8Array {
  const places: number[] = []
  let text = '%PDF-1.5\n'
  const put = (number: number, body: string): void => {
    places[number] = text.length
    text += `${number} 0 obj\n${body}\nendobj\n`
  }
  const stream = (entries: string, content: string): string =>
    `<<${entries}/Length ${content.length}>>\nstream\n${content}\nendstream`
  const hidden = [
    '<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(hidden from old readers)>>',
    '<</Type/Annot/Subtype/Square/Rect[50 50 90 90]>>',
  ] as const
  const head = `5 0 6 ${hidden[0].length + 1} `
  put(1, '<</Type/Catalog/Pages 2 0 R>>')
  put(2, '<</Type/Pages/Kids[3 0 R]/Count 1>>')
  put(3, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Annots[5 0 R 6 0 R]>>')
  put(4, stream('', '0 0 9 9 re f'))
  put(7, stream(`/Type/ObjStm/N 2/First ${head.length}`, head + hidden.join(' ')))
  put(8, stream('/Type/XRef/Size 9/W[1 2 1]/Index[5 2]/Root 1 0 R', '\x02\x00\x07\x00\x02\x00\x07\x01'))
  const rows = [1, 2, 3, 4, 5, 6, 7, 8].map(number => {
    const place = places[number]
    return place === undefined ? '0000000000 65535 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const start = text.length
  text += `xref\n0 9\n0000000005 65535 f \n${rows.join('')}trailer\n<</Size 9/Root 1 0 R/XRefStm ${places[8]}>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
