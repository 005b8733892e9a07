import type { Child } from 'hono/jsx'
import { may } from '#src/accounts/policy.ts'
import type { Actor } from '#src/db/ctx.ts'
import type { AssetName } from '#src/http/env.ts'
import { zoneLetters } from '../format.ts'
import { useReader } from '../reader.ts'

type LayoutProps = {
  title: string
  site: string
  /** Everything here was made up, people and history too. */
  simulated?: boolean
  actor: Actor | undefined
  asset: (name: AssetName) => string
  flash?: string | undefined
  /** Something about the whole site the reader should know, such as a wrong address. */
  notice?: string | undefined
  children?: Child
}

const HTMX_CONFIG = '{"includeIndicatorCSS":false}'

/** The frame of every page: complete without script, and never dependent on it. */
export const Layout = ({
  title,
  site,
  simulated,
  actor,
  asset,
  flash,
  notice,
  children,
}: LayoutProps) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="htmx-config" content={HTMX_CONFIG} />
      <title>
        {title} · {site}
      </title>
      <link rel="stylesheet" href={asset('app.css')} />
      <script src={asset('htmx.min.js')} defer></script>
      <script src={asset('app.js')} defer></script>
    </head>
    <body hx-boost:inherited="true">
      <a class="skip" href="#content">
        Skip to content
      </a>
      <header class="site">
        <a class="name" href="/">
          {site}
        </a>
        <Nav actor={actor} />
      </header>
      <p id="status" role="status">
        {flash}
      </p>
      {simulated && (
        <p class="notice">Simulated: the people, places, companies and history here are made up.</p>
      )}
      {notice && <p class="notice">{notice}</p>}
      <main id="content">{children}</main>
      <footer class="site">
        <a href="/help">Help</a> <a href="/log">Log</a> <Zone />
      </footer>
    </body>
  </html>
)

const Zone = () => {
  const { zone, now } = useReader()
  const letters = zoneLetters(now, zone)
  return <span>Times are {letters === zone ? zone : `of ${zone} (${letters})`}.</span>
}

const Nav = ({ actor }: { actor: Actor | undefined }) => (
  <nav aria-label="Main">
    <a href="/questions">Questions</a>
    <a href="/articles">Articles</a>
    <a href="/leaderboards">Leaderboards</a>
    {may(actor, 'resolve') && <a href="/moderation">Moderation</a>}
    {actor ? (
      <>
        <a href={`/forecasters/${actor.handle}`}>{actor.handle}</a>
        <a href="/settings">Settings</a>
      </>
    ) : (
      <>
        <a href="/sign-in">Sign in</a>
        <a href="/sign-up">Sign up</a>
      </>
    )}
  </nav>
)
