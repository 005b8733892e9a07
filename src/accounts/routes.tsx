import { type Context, Hono } from 'hono'
import type { Ctx } from '#src/db/ctx.ts'
import { cookieKindOf } from '#src/http/context.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { setFlash } from '#src/http/flash.ts'
import { refuseStale } from '#src/http/fresh.ts'
import { networkOf } from '#src/http/limits.ts'
import { type Fields, once, readForm } from '#src/http/once.ts'
import { render } from '#src/http/render.tsx'
import { siteNotes } from '#src/http/site-notes.ts'
import { visitorOf } from '#src/http/visitor.ts'
import { ownPath } from '#src/lib/own-path.ts'
import { attempt, type Refusal } from '#src/lib/refusal.ts'
import { sentence, together } from '#src/lib/sentence.ts'
import { findSite } from '#src/site/queries.ts'
import { AdminPage } from '#views/accounts/admin-page.tsx'
import { SignInPage } from '#views/accounts/sign-in-page.tsx'
import { SignUpPage } from '#views/accounts/sign-up-page.tsx'
import { SiteNotes } from '#views/parts/site-notes.tsx'
import { acceptInvitation, isInvitation, noInvitation } from './accept-invitation.ts'
import { readBar } from './bar.ts'
import { barPerson } from './bar-person.ts'
import { changePreset } from './change-preset.ts'
import { changeRole } from './change-role.ts'
import type { Cloakroom } from './cloakroom.ts'
import { makeInvitation } from './make-invitation.ts'
import { makeResetLink } from './make-reset-link.ts'
import { allow } from './policy.ts'
import { actorOf, listPeople } from './queries.ts'
import { renameSite } from './rename-site.ts'
import { blankCookie, endSession, startSession } from './session.ts'
import { isAdminLink, setUpAdmin, usedUp } from './set-up-admin.ts'
import { signIn } from './sign-in.ts'
import { signUp } from './sign-up.ts'

type C = Context<HttpEnv>

/**
 * Becoming and being signed in. A guest owns no idempotency key, so these forms are not sent
 * through `once`: sent twice they end in the same account, or in one session more.
 */
export const doors = (cloakroom: Cloakroom) =>
  new Hono<HttpEnv>()
    .get('/sign-up', (c) => showSignUp(c, cloakroom, '/sign-up'))
    .post('/sign-up', (c) => open(c, cloakroom, '/sign-up', (fields) => signUp(c.var.ctx, fields)))

    .get('/set-up/:token', async (c) => {
      if (!(await isAdminLink(c.var.ctx.db, c.req.param('token')))) throw usedUp()
      return showSignUp(c, cloakroom, c.req.path)
    })
    .post('/set-up/:token', (c) =>
      open(c, cloakroom, c.req.path, (fields) =>
        setUpAdmin(c.var.ctx, c.req.param('token'), fields),
      ),
    )

    .get('/invitations/:token', async (c) => {
      if (!(await isInvitation(c.var.ctx.db, c.req.param('token')))) throw noInvitation()
      return showSignUp(c, cloakroom, c.req.path)
    })
    .post('/invitations/:token', (c) =>
      open(c, cloakroom, c.req.path, (fields) =>
        acceptInvitation(c.var.ctx, c.req.param('token'), fields),
      ),
    )

    .get('/sign-in', (c) => showSignIn(c, cloakroom))
    .post('/sign-in', async (c) => {
      const { next, ...typed } = (await readForm(c)).fields
      const network = networkOf(c.var.clientAddress)
      const { refusal, made } = await attempt(signIn(c.var.ctx, typed, network))
      if (refusal) return showSignIn(c, cloakroom, refusal, { ...typed, next: ownPath(next) })
      return enter(c, cloakroom, made.id, next)
    })

    .post('/sign-out', async (c) => {
      if (c.var.signedIn) await endSession(c.var.ctx.db, c.var.signedIn.session_id)
      c.header('set-cookie', blankCookie(c.var.ctx.db, cookieKindOf(c)), { append: true })
      c.header('clear-site-data', '"cache"')
      return c.redirect('/', 303)
    })

/** Makes an account by the given work and signs it in, or shows the form again. */
async function open(
  c: C,
  cloakroom: Cloakroom,
  action: string,
  work: (fields: Fields) => Promise<{ id: number }>,
) {
  const { next, ...typed } = (await readForm(c)).fields
  const { refusal, made } = await attempt(work(typed))
  if (refusal) return showSignUp(c, cloakroom, action, refusal, { ...typed, next: ownPath(next) })
  return enter(c, cloakroom, made.id, next)
}

/** A new token at each entry: one planted in the browser beforehand is worth nothing. */
async function enter(c: C, cloakroom: Cloakroom, account_id: number, next: string | undefined) {
  const { db } = c.var.ctx
  if (c.var.signedIn) await endSession(db, c.var.signedIn.session_id)
  const account = { id: account_id, agent: c.req.header('user-agent') ?? '' }
  c.header('set-cookie', await startSession(db, cookieKindOf(c), account), { append: true })
  const visitor = await visitorOf(c)
  const told = visitor ? await cloakroom.handOver(db, await actorOf(db, account_id), visitor) : []
  await setFlash(c, told.length > 0 ? together(...told) : sentence`You are signed in.`)
  return c.redirect(ownPath(next), 303)
}

async function showSignUp(
  c: C,
  cloakroom: Cloakroom,
  action: string,
  refusal?: Refusal,
  typed: Fields = {},
) {
  const next = ownPath(typed.next ?? c.req.query('next'))
  const drafts = await waiting(c, cloakroom)
  const part = <SignUpPage {...{ action, next, refusal, typed, drafts }} />
  return render(c, { title: sentence`Sign up`, part, refusal })
}

async function showSignIn(c: C, cloakroom: Cloakroom, refusal?: Refusal, typed: Fields = {}) {
  const next = ownPath(typed.next ?? c.req.query('next'))
  const drafts = await waiting(c, cloakroom)
  const part = <SignInPage {...{ next, refusal, typed, drafts }} />
  return render(c, { title: sentence`Sign in`, part, refusal })
}

async function waiting(c: C, cloakroom: Cloakroom) {
  const visitor = await visitorOf(c)
  return visitor ? cloakroom.waiting(c.var.ctx.db, visitor) : []
}

/** What the command line does too, for a site whose database is in use by the server. */
export const administration = new Hono<HttpEnv>()
  .get('/admin', (c) => showAdmin(c))
  .post('/admin/roles', (c) => administer(c, sentence`The role is changed.`, changeRole))
  .post('/admin/bars', async (c) => {
    refuseStale(c, '/admin')
    const { confirmed, ...typed } = (await readForm(c)).fields
    const bar = (ctx: Ctx) => barPerson(ctx, typed)
    if (confirmed === 'yes') return administer(c, sentence`That person is barred.`, bar)
    const { refusal, made } = await attempt(readBar(c.var.ctx, typed))
    return showAdmin(c, refusal ? { refusal, typed } : { typed, barring: made.person.handle })
  })
  .post('/admin/name', (c) => administer(c, sentence`The site has its new name.`, renameSite))
  .post('/admin/preset', (c) =>
    administer(c, sentence`The preset is changed.`, async (ctx, fields) => {
      await changePreset(ctx, fields)
      return { id: 0 }
    }),
  )
  // The address is shown in the answer itself, once: it is kept nowhere, so it cannot be sent again.
  .post('/admin/invitations', async (c) => {
    refuseStale(c, '/admin')
    return showAdmin(c, { link: await makeInvitation(c.var.ctx) })
  })
  .post('/admin/password-resets', async (c) => {
    refuseStale(c, '/admin')
    const { fields } = await readForm(c)
    const { refusal, made } = await attempt(makeResetLink(c.var.ctx, fields))
    return showAdmin(c, refusal ? { refusal, typed: fields } : { link: made })
  })

type AdminMove = (ctx: Ctx, fields: Fields) => Promise<{ id: number }>

async function administer(c: C, done: string, move: AdminMove) {
  refuseStale(c, '/admin')
  const form = await readForm(c)
  const { refusal } = await attempt(once(c, form, (ctx) => move(ctx, form.fields)))
  if (refusal) return showAdmin(c, { refusal, typed: form.fields })
  await setFlash(c, done)
  return c.redirect('/admin', 303)
}

type AdminTold = {
  link?: { path: string }
  refusal?: Refusal
  typed?: Fields
  /** Whom to bar, while that is asked back. */
  barring?: string
}

async function showAdmin(c: C, { link, ...told }: AdminTold = {}) {
  const { ctx, site } = c.var
  allow(ctx.actor, 'administer')
  const { rows, after } = await listPeople(ctx.db, c.req.query('after'))
  const { name, preset } = await findSite(ctx.db)
  const address = link && site.config.publicUrl + link.path
  const part = (
    <>
      <AdminPage people={rows} {...{ after, name, preset, address, ...told }} />
      <SiteNotes notes={await siteNotes(site)} />
    </>
  )
  return render(c, { title: sentence`Administration`, part, refusal: told.refusal })
}
