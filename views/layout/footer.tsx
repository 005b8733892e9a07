import type { Actor } from '#src/db/ctx.ts'
import { zoneLetters } from '../format.ts'
import { useReader } from '../reader.ts'
import { say } from '../say.ts'
import { ThemeButtons } from './theme-buttons.tsx'

type FooterProps = { actor: Actor | undefined; version: string; source: string | undefined }

/** Help comes first on every page. */
export const Footer = ({ actor, version, source }: FooterProps) => (
  <footer class="site">
    <a href="/help">{say`Help`}</a>
    <a href="/help#keys">{say`Keys`}</a>
    <a href="/log">{say`Log`}</a>
    <Zone actor={actor} />
    <ThemeButtons />
    <span>
      {say`Claimcast ${version}`}
      {source && (
        <>
          , <a href={source}>{say`source`}</a>
        </>
      )}
    </span>
  </footer>
)

const Zone = ({ actor }: { actor: Actor | undefined }) => {
  const { zone, now } = useReader()
  const letters = zoneLetters(now, zone)
  const words =
    letters === zone ? say`Times are ${zone}` : say`Times are of ${zone} (${letters ?? ''})`
  return actor ? <a href="/settings/profile">{words}</a> : <span>{words}</span>
}
