import type { SignedIn } from '#src/accounts/session.ts'
import type { Config } from '#src/config.ts'
import type { Ctx, Db } from '#src/db/ctx.ts'
import type { FetchPage } from '#src/web/fetch-page.ts'
import type { Language } from '#views/language.ts'

/** What one runtime gives the app: settings, a database for this request, its built files. */
export type Site = {
  config: Config
  db: Db
  /** The address of a file of views/assets or a package, with its version. */
  asset: (name: AssetName) => string
  /** Takes a line for each request. */
  log?: ((line: string) => void) | undefined
  /** Reads pages of the outside web; absent where the runtime cannot guard what it dials. */
  fetchPage?: FetchPage | undefined
  /** In which its pages are told; English where none is given. */
  language?: Language
}

export const assetNames = ['app.css', 'app.js', 'htmx.min.js', 'icon.svg'] as const
export type AssetName = (typeof assetNames)[number]

export type HttpEnv = {
  Variables: {
    ctx: Ctx
    site: Site
    /** The signed-in account and session; the person is `ctx.actor` too. */
    signedIn: SignedIn | undefined
    requestId: string
    /** Where the request came from, for limits alone. */
    clientAddress: string
  }
}
