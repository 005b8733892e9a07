import { useReader } from '../reader.ts'

const CHOICES = [
  ['system', 'System'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const

/** Not boosted: what a theme changes stands outside of what htmx would swap. */
export const ThemeButtons = () => (
  <form method="post" action="/settings/theme" hx-boost="false" class="theme">
    <span>Theme</span>
    {CHOICES.map(([value, words]) => (
      <button class="quiet" name="theme" value={value} aria-pressed={useReader().theme === value}>
        {words}
      </button>
    ))}
  </form>
)
