import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { version } from '#src/config.ts'
import { readClock } from '#src/db/clock.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { findSite } from '#src/site/queries.ts'
import { english } from '#views/language.ts'
import { Layout, type Skip } from '#views/layout/layout.tsx'
import { type Reader, ReaderContext } from '#views/reader.ts'
import { speak } from '#views/say.ts'
import type { HttpEnv } from './env.ts'
import { takeFlash } from './flash.ts'
import { isLoopback, isOwn } from './same-origin.ts'
import { plainNotice } from './site-notes.ts'
import { statusOf } from './status.ts'
import { themeOf } from './theme.ts'

export type Shown = {
  title: string
  /** What htmx swaps; a browser gets it inside `page`. */
  part: JSX.Element
  page?: JSX.Element
  refusal?: Refusal | undefined
  /** What has just happened, told in the status line where only a part is swapped. */
  status?: string | undefined
  /** Where the keyboard finds what the page is for. */
  skip?: Skip
}

export const wantsPart = (c: Context) => c.req.header('hx-request-type') === 'partial'

/** The part alone for htmx, the page around it for everybody else; a refusal sets the status. */
export async function render(
  c: Context<HttpEnv>,
  { title, part, page, refusal, status: told, skip }: Shown,
) {
  c.header('vary', 'HX-Request-Type, Cookie')
  const status = refusal ? statusOf[refusal.kind] : 200
  if (refusal?.secondsToWait) c.header('retry-after', String(refusal.secondsToWait))

  if (wantsPart(c)) {
    const reader = readerOf(c, await readClock(c.var.ctx.db))
    const shown = (
      <ReaderContext.Provider value={reader}>
        {part}
        {told && <StatusPart told={told} />}
      </ReaderContext.Provider>
    )
    return c.html(await shown, status)
  }
  const { name, simulated, now } = await findSite(c.var.ctx.db)
  const markup = (
    <ReaderContext.Provider value={readerOf(c, now)}>
      <Layout
        title={title}
        isRefused={refusal !== undefined}
        site={name}
        simulated={simulated}
        actor={c.var.ctx.actor}
        asset={c.var.site.asset}
        flash={await takeFlash(c)}
        notices={noticesOf(c)}
        address={c.var.site.config.publicUrl + c.req.path}
        version={version}
        source={c.var.site.config.sourceUrl}
        skip={skip}
      >
        {page ?? part}
      </Layout>
    </ReaderContext.Provider>
  )
  return c.html(html`<!doctype html>${markup}`, status)
}

const readerOf = (c: Context<HttpEnv>, now: Date): Reader => ({
  language: c.var.site.language ?? english,
  zone: c.var.signedIn?.time_zone ?? 'UTC',
  now,
  theme: themeOf(c),
  shortcuts: c.var.signedIn?.shortcuts ?? true,
})

/** Beside what is swapped, or alone: what the status line says. */
export const statusPart = (told: Child) =>
  html`<hx-partial hx-target="#status" hx-swap="innerHTML">${told}</hx-partial>`

const StatusPart = ({ told }: { told: string }) => statusPart(speak(told))

const noticesOf = (c: Context<HttpEnv>): string[] =>
  [addressNotice(c), plainNotice(c.var.site.config)].filter((notice) => notice !== undefined)

/**
 * For a reader at another address than the site's: forms sent from there may be refused. Behind a
 * proxy on the same machine the host is a loopback name, which says nothing.
 */
function addressNotice(c: Context<HttpEnv>): string | undefined {
  const { config } = c.var.site
  const here = new URL(c.req.url)
  const there = `${new URL(config.publicUrl).protocol}//${here.host}`
  if (isOwn(there, config) || isLoopback(here.hostname)) return undefined
  return sentence`You are at ${there}; this site's address is ${config.publicUrl}. Use that one, or ask its admin to set CLAIMCAST_PUBLIC_URL.`
}
