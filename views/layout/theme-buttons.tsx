import { sentence } from '#src/lib/sentence.ts'
import { useReader } from '../reader.ts'
import { say, speak } from '../say.ts'

const CHOICES = [
  ['system', sentence`System`],
  ['light', sentence`Light`],
  ['dark', sentence`Dark`],
] as const

/** Not boosted: what a theme changes stands outside of what htmx would swap. */
export const ThemeButtons = () => (
  <form method="post" action="/settings/theme" hx-boost="false" class="theme">
    <span>{say`Theme`}</span>
    {CHOICES.map(([value, words]) => (
      <button class="quiet" name="theme" value={value} aria-pressed={useReader().theme === value}>
        {speak(words)}
      </button>
    ))}
  </form>
)
