import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { html } from 'hono/html'
import { isDatabaseAway } from '#src/db/errors.ts'
import { missing, Refusal } from '#src/lib/refusal.ts'
import { BrokenLine, BrokenPage } from '#views/layout/broken-page.tsx'
import { ErrorPage, type Sent } from '#views/layout/error-page.tsx'
import type { HttpEnv } from './env.ts'
import { pageOfForm, type Routes } from './form-address.ts'
import { securityHeaders } from './headers.ts'
import { readForm } from './once.ts'
import { pageBefore } from './page-before.ts'
import { render, statusPart, wantsPart } from './render.tsx'
import { tellablePath } from './request-log.ts'

export const onError: ErrorHandler<HttpEnv> = async (error, c) => {
  if (!(error instanceof Refusal)) return broken(c, error)
  try {
    return await refused(c, error)
  } catch (worse) {
    // The frame of a page asks the database too. Nothing else catches what is thrown here.
    return broken(c, worse as Error)
  }
}

/** A form's own address leads to the page it stands on; whatever else is not there is missed. */
export const notFound =
  (routes: Routes): NotFoundHandler<HttpEnv> =>
  (c) => {
    const page = c.req.method === 'GET' ? pageOfForm(routes, c.req.path) : undefined
    return page ? c.redirect(page, 303) : refused(c, missing())
  }

/** A guest is sent to sign in and comes back to the page that was asked for. */
async function refused(c: Context<HttpEnv>, refusal: Refusal) {
  const { pathname, search } = new URL(c.req.url)
  if (refusal.kind === 'unauthenticated' && c.req.method === 'GET')
    return c.redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`, 303)
  const next = refusal.fields.next ?? (c.req.method === 'GET' ? pathname + search : pageBefore(c))
  const part = <ErrorPage refusal={refusal} next={next} sent={await sentAgain(c, refusal)} />
  // Alone, a part would stand where a form was; this is a page's worth. With its frame it has its own.
  if (wantsPart(c)) {
    c.header('hx-retarget', '#content')
    c.header('hx-reswap', 'innerHTML')
  }
  return render(c, { title: refusal.told, part, refusal })
}

/** What was typed before a session ended or a limit was met, to be sent once more. */
async function sentAgain(c: Context<HttpEnv>, { kind }: Refusal): Promise<Sent | undefined> {
  const isMeant = ['unauthenticated', 'too_many', 'unavailable'].includes(kind)
  if (c.req.method !== 'POST' || !isMeant) return undefined
  // What cannot be read is refused already; there is nothing to hand back.
  const { key = '', fields } = await readForm(c).catch(() => ({ key: '', fields: {} }))
  const typed = Object.entries(fields).filter(([name]) => !name.includes('password'))
  const { pathname, search } = new URL(c.req.url)
  return {
    action: pathname + search,
    fields: { ...Object.fromEntries(typed), idempotency_key: key },
  }
}

/** Needs no database and shows no detail; the request id finds the error in the log. */
function broken(c: Context<HttpEnv>, error: Error) {
  const away = isDatabaseAway(error)
  const id = c.var.requestId
  console.error(
    JSON.stringify({
      level: 'error',
      request: id,
      method: c.req.method,
      path: tellablePath(c),
      error: String(error.stack ?? error),
    }),
  )
  for (const [name, value] of Object.entries(securityHeaders)) c.header(name, value)
  c.header('cache-control', 'no-store')
  if (away) c.header('retry-after', '5')
  const told = { away, wrote: c.req.method !== 'GET', id }
  const status = away ? 503 : 500
  return told.wrote && c.req.header('hx-request')
    ? c.html(statusPart(<BrokenLine {...told} />), status)
    : c.html(html`<!doctype html>${<BrokenPage {...told} />}`, status)
}
