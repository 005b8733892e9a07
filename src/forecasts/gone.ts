import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'

/** Removed or hidden meanwhile: told like a close, not as a page that does not exist. */
export function asGone(error: unknown): never {
  if (error instanceof Refusal && error.kind === 'not_found')
    throw new Refusal(
      'conflict',
      'gone',
      sentence`This question is gone. Your forecast was not saved.`,
    )
  throw error
}
