import { plain, sentence } from './sentence.ts'

export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_many'
  | 'unavailable'

/** What is wrong with one field, as a sentence for people, by its name in the form. */
export type FieldProblems = Record<string, string>

/** The expected "no". `code` is for programs, `told` for people, `message` the same in English. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly told: string
  readonly fields: FieldProblems
  /** When trying again makes sense, for `too_many` and a busy twin. */
  readonly secondsToWait: number | undefined
  /** What is asked back, as a form repeats it to say that just this is meant. */
  readonly asked: string | undefined

  constructor(
    kind: RefusalKind,
    code: string,
    told: string,
    more: { fields?: FieldProblems; secondsToWait?: number; asked?: string } = {},
  ) {
    super(plain(told))
    this.told = told
    this.kind = kind
    this.code = code
    this.fields = more.fields ?? {}
    this.secondsToWait = more.secondsToWait
    this.asked = more.asked
  }
}

const MISSING = {
  page: sentence`There is no such page here, or you may not see it.`,
  article: sentence`There is no such article here, or you may not see it.`,
  claim: sentence`There is no such claim here, or you may not see it.`,
  question: sentence`There is no such question here, or you may not see it.`,
  person: sentence`There is no such person here, or you may not see it.`,
  account: sentence`There is no such account here, or you may not see it.`,
}

export const missing = (what: keyof typeof MISSING = 'page') =>
  new Refusal('not_found', 'not_found', MISSING[what])

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
