/** Around what fills a gap: the marks by which Unicode sets a run of text apart. */
const [OPEN, CLOSE] = ['\u2068', '\u2069']
/** Between sentences that are told one after the other. */
const NEXT = '\u2029'
const MARKS = new RegExp(`[${OPEN}${CLOSE}]`, 'g')
const GAP = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'g')

/**
 * A sentence made where no reader is known: in a refusal, a form's rules, a message kept for the
 * next page. It is English, and what fills its gaps stays marked, so that a page can tell it in
 * its reader's language.
 *
 * @example sentence`Closed at ${'18:00'}.` // "Closed at 18:00.", the time marked
 */
export const sentence = (parts: TemplateStringsArray, ...values: (string | number)[]): string =>
  String.raw({ raw: parts }, ...values.map((value) => `${OPEN}${plain(String(value))}${CLOSE}`))

/** Several sentences as one message. */
export const together = (...sentences: string[]): string => sentences.join(NEXT)

export const separately = (told: string): string[] => told.split(NEXT)

/** A sentence as the catalogue has it, with numbered gaps, and what fills them. */
export function apart(told: string): { key: string; values: string[] } {
  const values: string[] = []
  const key = told.replace(GAP, (_, value) => `{${values.push(value) - 1}}`)
  return { key, values }
}

/** The English alone, for logs and programs. */
export const plain = (told: string) => told.replace(MARKS, '').replaceAll(NEXT, ' ')
