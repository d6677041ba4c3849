import { isArray, type PdfString, type PdfValue } from './values.ts'

/** Values as they are written in a file, as short as they can be read again. */

export type Seal = (value: PdfString) => Uint8Array

/** `seal` locks the strings of a locked file. */
export function writtenValue(value: PdfValue, seal: Seal): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return writtenNumber(value)
  if (isArray(value)) return `[${value.map(part => writtenValue(part, seal)).join(' ')}]`
  switch (value.kind) {
    case 'name':
      return writtenName(value.name)
    case 'string':
      return `<${Buffer.from(seal(value)).toString('hex')}>`
    case 'ref':
      return `${value.number} ${value.generation} R`
    case 'dict':
      return `<<${[...value.entries].map(([key, entry]) => `${writtenName(key)} ${writtenValue(entry, seal)}`).join(' ')}>>`
    case 'stream':
      throw new Error('a stream is an object of its own, not a part of another')
  }
}

/** Six digits behind the point are a hundredth of what the finest printer shows; an exponent is nothing a PDF knows. */
export function writtenNumber(value: number): string {
  if (!Number.isFinite(value)) return '0'
  if (Number.isInteger(value)) return String(value)
  return value
    .toFixed(6)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0')
}

function writtenName(name: string): string {
  return `/${[...name]
    .map(letter =>
      /[!-~]/.test(letter) && !/[#/()<>[\]{}%]/.test(letter)
        ? letter
        : `#${letter.charCodeAt(0).toString(16).padStart(2, '0')}`,
    )
    .join('')}`
}
