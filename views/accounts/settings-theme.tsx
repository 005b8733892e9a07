import { ThemeButtons } from '../layout/theme-buttons.tsx'

/** Alone on its page, where a guest may come to it. */
export const ThemePage = () => (
  <>
    <h1>Settings</h1>
    <SettingsTheme />
  </>
)

/** For guests too: their browser remembers it. */
export const SettingsTheme = () => (
  <section id="settings-theme">
    <h2>Theme</h2>
    <ThemeButtons />
  </section>
)
