import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'

/** A handle that somebody typed is a field like any other: no reason to lose the rest of the form. */
export function nobodyCalled(handle: string): Refusal {
  const words = sentence`Nobody here is called "${handle}". Look at how the handle is written.`
  return new Refusal('invalid', 'nobody', words, { fields: { handle: words } })
}
