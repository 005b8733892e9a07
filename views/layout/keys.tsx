import { sentence } from '#src/lib/sentence.ts'
import { speak } from '../say.ts'

const KEYS = [
  ['f', sentence`to the field for your forecast`],
  ['/', sentence`to the search`],
  ['?', sentence`this list`],
  ['Enter', sentence`saves the form you are in`],
  ['Esc', sentence`takes back what you typed, closes what is open`],
  ['↑ ↓', sentence`in a chance: 1 more or less`],
  ['Page ↑ ↓', sentence`in a chance: 10 more or less`],
] as const

/** What single keys do where script runs; silent while one types. */
export const Keys = () => (
  <dl class="keys">
    {KEYS.map(([key, words]) => (
      <>
        <dt>
          <kbd>{key}</kbd>
        </dt>
        <dd>{speak(words)}</dd>
      </>
    ))}
  </dl>
)
