import { ThemeButtons } from '../layout/theme-buttons.tsx'
import { say } from '../say.ts'

/** Alone on its page, where a guest may come to it. */
export const ThemePage = () => (
  <>
    <h1>{say`Settings`}</h1>
    <SettingsTheme />
  </>
)

/** For guests too: their browser remembers it. */
export const SettingsTheme = () => (
  <section id="settings-theme">
    <h2>{say`Theme`}</h2>
    <ThemeButtons />
  </section>
)
