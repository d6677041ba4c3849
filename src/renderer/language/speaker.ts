import { language } from './language.ts'

/** The names in "{count} of {total}". */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

type Values<Text extends string> = [Names<Text>] extends [never]
  ? readonly []
  : readonly [values: Readonly<Record<Names<Text>, string | number | null>>]

export interface Speaker<Catalogue> {
  <Text extends keyof Catalogue & string>(text: Text, ...values: Values<Text>): string
  readonly catalogue: Catalogue
}

/**
 * Makes what says the messages of a room. The English of each stands where it is said; the catalogue has the German, and a
 * message it does not have is an error of types. "{name}" stands for a value.
 */
export function speaker<const Catalogue extends Readonly<Record<string, string>>>(
  catalogue: Catalogue,
): Speaker<Catalogue> {
  const say = (text: string, values: Readonly<Record<string, string | number | null>> = {}): string => {
    const words = language === 'de' ? (catalogue[text] ?? text) : text
    const filled = words.replace(/\{(\w+)\}/g, (whole, name: string) =>
      name in values ? String(values[name] ?? '') : whole,
    )
    return language === 'brackets' ? `⟦${filled}⟧` : filled
  }
  // Which values a message takes is known to its callers alone.
  return Object.assign(say as Speaker<Catalogue>, { catalogue })
}
