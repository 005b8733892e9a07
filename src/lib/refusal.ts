export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_many'
  | 'unavailable'

/** What is wrong with one field, by its name in the form. */
export type FieldProblems = Record<string, string>

/** The expected "no". `code` is for programs, `message` for people. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly fields: FieldProblems
  /** When trying again makes sense, for `too_many` and a busy twin. */
  readonly secondsToWait: number | undefined

  constructor(
    kind: RefusalKind,
    code: string,
    message: string,
    more: { fields?: FieldProblems; secondsToWait?: number } = {},
  ) {
    super(message)
    this.kind = kind
    this.code = code
    this.fields = more.fields ?? {}
    this.secondsToWait = more.secondsToWait
  }
}

export const missing = (what = 'page') =>
  new Refusal('not_found', 'not_found', `There is no such ${what} here, or you may not see it.`)

/**
 * Hands back what a form can answer beside its fields; every other error flies on.
 *
 * @returns the refusal, or what the work made
 */
export async function attempt<T>(
  work: Promise<T>,
): Promise<{ refusal: Refusal; made?: never } | { refusal?: never; made: T }> {
  try {
    return { made: await work }
  } catch (error) {
    if (error instanceof Refusal && isAboutTheForm(error)) return { refusal: error }
    throw error
  }
}

const isAboutTheForm = ({ kind }: Refusal) =>
  kind === 'invalid' || kind === 'conflict' || kind === 'too_many'
