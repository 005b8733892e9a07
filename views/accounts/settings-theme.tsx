import { ThemeButtons } from '../layout/theme-buttons.tsx'

/** For guests too: their browser remembers it. */
export const SettingsTheme = () => (
  <section id="settings-theme">
    <h2>Theme</h2>
    <ThemeButtons />
  </section>
)
