/** One form of a sentence, or of a counted noun for each of a language's plural categories. */
type Told = string | Partial<Record<Intl.LDMLPluralRule, string>>

export type Language = {
  /** Of the page, as browsers and screen readers know it. */
  tag: string
  /** By which numbers, dates and plurals are told. */
  intl: string
  /** By the English that stands in the catalogue; what is absent is told in English. */
  told: ReadonlyMap<string, Told>
}

export const english: Language = { tag: 'en', intl: 'en-GB', told: new Map() }
