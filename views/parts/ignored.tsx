import { say } from '../say.ts'

const MOST_CHARACTERS = 80

/** What of an address was not understood, so that nobody takes the list for a narrower one. */
export const IgnoredPart = ({ ignored }: { ignored: string[] }) =>
  ignored.length > 0 ? (
    <p class="notice">{say`Ignored, since it is not known here: ${ignored.map(shortened).join(', ')}`}</p>
  ) : null

const shortened = (words: string) =>
  words.length > MOST_CHARACTERS ? say`${words.slice(0, MOST_CHARACTERS)}… (too long)` : words
