import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import type { Format } from './format.ts'
import { ownFormat } from './own-format.ts'

const formats: Format[] = [ownFormat]

/**
 * The format whose columns a header has.
 *
 * @throws Refusal that names the columns there are where none has
 */
export function formatOf(header: string[]): Format {
  const found = formats.find(({ needs }) => needs.every((name) => header.includes(name)))
  if (found) return found
  throw new Refusal(
    'invalid',
    'unknown_format',
    sentence`The first line is no header that is known here: it names ${header.join(', ')}. At least ${ownFormat.needs.join(', ')} are needed.`,
  )
}
