import { readXml, type XmlReading, XmlTrouble } from './reading/xml-tree.ts'
import { refusal } from './refusal.ts'

/** Reads a file as XML, or refuses it with the line where it is none. `advice` says how to get a better one: "Save it again". */
export function soundXml(name: string, text: string, advice: string): XmlReading {
  try {
    return readXml(text)
  } catch (error) {
    if (!(error instanceof XmlTrouble)) throw error
    throw refusal(
      name,
      `it is not sound XML: ${error.message}`,
      `Nothing was imported. ${advice}`,
      `line ${error.line}`,
    )
  }
}
