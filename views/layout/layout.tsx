import type { Child } from 'hono/jsx'
import type { Actor } from '#src/db/ctx.ts'
import type { AssetName } from '#src/http/env.ts'
import { useReader } from '../reader.ts'
import { say, speak } from '../say.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { Keys } from './keys.tsx'

/** A place on the page that a key press leads to before everything else. */
export type Skip = { to: string; words: string }

type LayoutProps = {
  title: string
  isRefused: boolean
  site: string
  /** Everything here was made up, people and history too. */
  simulated?: boolean
  /** The page's own address, which a print on paper would not tell. */
  address: string
  version: string
  source?: string | undefined
  actor: Actor | undefined
  asset: (name: AssetName) => string
  flash?: string | undefined
  /** What about the whole site the reader should know, such as a wrong address. */
  notices: string[]
  skip?: Skip | undefined
  children?: Child
}

const HTMX_CONFIG = '{"includeIndicatorCSS":false}'

/** The frame of every page: complete without script, and never dependent on it. */
export const Layout = (props: LayoutProps) => {
  const { title, site, actor, asset, skip, children } = props
  const { language, theme, shortcuts } = useReader()
  return (
    <html lang={language.tag} data-theme={theme === 'system' ? undefined : theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        <meta name="htmx-config" content={HTMX_CONFIG} />
        <title>
          {props.isRefused ? say`Error: ${speak(title)}` : speak(title)} · {site}
        </title>
        <link rel="icon" href={asset('icon.svg')} />
        <link rel="stylesheet" href={asset('app.css')} />
        <script src={asset('htmx.min.js')} defer></script>
        <script src={asset('app.js')} defer></script>
      </head>
      <body hx-boost:inherited="true">
        <a class="skip" href="#content">{say`Skip to content`}</a>
        {skip && (
          <a class="skip" href={skip.to}>
            {speak(skip.words)}
          </a>
        )}
        <Header site={site} actor={actor} address={props.address} />
        <p id="status" role="status">
          {props.flash && speak(props.flash)}
        </p>
        {props.simulated && (
          <p class="notice">{say`Simulated: the people, places, companies and history here are made up.`}</p>
        )}
        {props.notices.length > 0 && <p class="notice">{props.notices.map(speak).join(' ')}</p>}
        <main id="content">{children}</main>
        <p class="print">{props.address}</p>
        <Footer actor={actor} version={props.version} source={props.source} />
        <WhenItTakesLong actor={actor} />
        {shortcuts && <KeyList />}
      </body>
    </html>
  )
}

/** What button and status line say while a sent form has no answer, and when none came. */
const WhenItTakesLong = ({ actor }: { actor: Actor | undefined }) => {
  const desk = <a href="/desk">{say`My desk`}</a>
  return (
    <>
      <template id="saving">{say`Saving…`}</template>
      <template id="still">
        {actor ? say`Still working. ${desk} shows what is saved.` : say`Still working.`}
      </template>
      <template id="unsure">
        {actor
          ? say`We do not know if this was saved. Look at ${desk} before sending again.`
          : say`We do not know if this was saved. Open the page again before sending it once more.`}
      </template>
    </>
  )
}

/** Opened by its key; whoever has no script finds the same in the help. */
const KeyList = () => (
  <dialog id="keys-dialog" aria-label={say`Keys`}>
    <Keys />
    <form method="dialog" hx-boost="false">
      <button>{say`Close`}</button>
    </form>
  </dialog>
)
