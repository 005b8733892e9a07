import { type Context, Hono } from 'hono'
import { cookieKindOf } from '#src/http/context.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { setFlash } from '#src/http/flash.ts'
import { refuseStale } from '#src/http/fresh.ts'
import { once, readForm } from '#src/http/once.ts'
import { pageBefore } from '#src/http/page-before.ts'
import { pathId } from '#src/http/path-id.ts'
import { render, wantsPart } from '#src/http/render.tsx'
import { connectionNotes } from '#src/http/site-notes.ts'
import { keepTheme } from '#src/http/theme.ts'
import { parse } from '#src/lib/parse.ts'
import { attempt, type Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { DeletionPage } from '#views/accounts/deletion-page.tsx'
import { ResetPage } from '#views/accounts/reset-page.tsx'
import { type Section, SettingsPage, settingsParts } from '#views/accounts/settings-page.tsx'
import { SettingsTheme, ThemePage } from '#views/accounts/settings-theme.tsx'
import { SiteNotes } from '#views/parts/site-notes.tsx'
import { themeForm } from './account.ts'
import { changeHandle } from './change-handle.ts'
import { changePassword } from './change-password.ts'
import { changePreferences } from './change-preferences.ts'
import { deleteAccount } from './delete-account.ts'
import { allow } from './policy.ts'
import { preferencesOf, sessionsBy } from './queries.ts'
import { isResetLink, noReset, resetPassword } from './reset-password.ts'
import { blankCookie, endSession } from './session.ts'

type C = Context<HttpEnv>
type Answer = {
  section?: Section
  refusal?: Refusal | undefined
  typed?: Record<string, string>
  /** A session to end, while that is asked back. */
  ending?: number
}

/** One's own account, a form and a part for each thing that can be chosen. */
export const settings = new Hono<HttpEnv>()
  .get('/settings', (c) => showSettings(c))
  .get('/settings/profile', (c) => showSettings(c, { section: 'profile' }))
  .get('/settings/shortcuts', (c) => showSettings(c, { section: 'shortcuts' }))
  .get('/settings/password', (c) => showSettings(c, { section: 'password' }))
  .get('/settings/theme', (c) =>
    render(c, { title: sentence`Theme`, part: <SettingsTheme />, page: <ThemePage /> }),
  )

  .post('/settings/name', async (c) => {
    const form = await readForm(c)
    const { refusal } = await attempt(once(c, form, (ctx) => changeHandle(ctx, form.fields)))
    if (refusal) return showSettings(c, { section: 'name', refusal, typed: form.fields })
    await setFlash(c, sentence`Your name is changed.`)
    return c.redirect('/settings', 303)
  })
  .post('/settings/profile', (c) => change(c, 'profile', sentence`Your time zone is changed.`))
  .post('/settings/shortcuts', (c) =>
    change(c, 'shortcuts', sentence`Your keyboard shortcuts are set.`),
  )
  .post('/settings/theme', async (c) => {
    const { fields } = await readForm(c)
    if (c.var.ctx.actor) await changePreferences(c.var.ctx, 'theme', fields)
    else keepTheme(c, parse(themeForm, fields).theme)
    return c.redirect(pageBefore(c), 303)
  })
  .post('/settings/password', async (c) => {
    const { fields } = await readForm(c)
    const session_id = c.var.signedIn?.session_id ?? 0
    const { refusal } = await attempt(changePassword(c.var.ctx, session_id, fields))
    const done = sentence`Your password is changed. Sessions elsewhere were ended.`
    return answer(c, { section: 'password', refusal }, done)
  })
  .post('/settings/sessions/:id/ends', async (c) => {
    allow(c.var.ctx.actor, 'keep_account')
    const own = await sessionsBy(c.var.ctx.db, c.var.signedIn?.account_id ?? 0)
    const ending = own.find(({ id }) => id === pathId(c))?.id
    const { confirmed } = (await readForm(c)).fields
    if (ending && confirmed !== 'yes') return showSettings(c, { ending })
    if (ending) await endSession(c.var.ctx.db, ending)
    return c.redirect('/settings', 303)
  })

  .get('/settings/deletion', (c) => showDeletion(c))
  .post('/settings/deletion', async (c) => {
    refuseStale(c, '/settings/deletion')
    const { fields } = await readForm(c)
    const { refusal, made } = await attempt(deleteAccount(c.var.ctx, fields))
    if (refusal) return showDeletion(c, refusal)
    c.header('set-cookie', blankCookie(c.var.ctx.db, cookieKindOf(c)), { append: true })
    c.header('clear-site-data', '"cache"')
    await setFlash(c, sentence`Your account is deleted. Your forecasts stay as ${made.handle}'s.`)
    return c.redirect('/', 303)
  })

  .get('/password-resets/:token', async (c) => {
    if (!(await isResetLink(c.var.ctx.db, c.req.param('token')))) throw noReset()
    return showReset(c)
  })
  .post('/password-resets/:token', async (c) => {
    const { fields } = await readForm(c)
    const { refusal } = await attempt(resetPassword(c.var.ctx, c.req.param('token'), fields))
    if (refusal) return showReset(c, refusal)
    await setFlash(c, sentence`Your password is changed. Sign in with it.`)
    return c.redirect('/sign-in', 303)
  })

async function change(c: C, section: 'profile' | 'shortcuts', done: string) {
  const form = await readForm(c)
  const { refusal } = await attempt(
    once(c, form, (ctx) => changePreferences(ctx, section, form.fields)),
  )
  return answer(c, { section, refusal, typed: form.fields }, done)
}

/** Refused, the form again; done, the part for htmx with its new values, or back to the page. */
async function answer(c: C, asked: Answer & { section: keyof typeof settingsParts }, done: string) {
  const { ctx, signedIn } = c.var
  if (asked.refusal) return showSettings(c, asked)
  if (!wantsPart(c) || !signedIn) {
    await setFlash(c, done)
    return c.redirect('/settings', 303)
  }
  c.set('signedIn', { ...signedIn, ...(await preferencesOf(ctx.db, signedIn.account_id)) })
  return showSettings(c, { section: asked.section }, done)
}

async function showSettings(c: C, asked: Answer = {}, status?: string) {
  const { section, refusal, typed, ending } = asked
  const { ctx, signedIn } = c.var
  const actor = allow(ctx.actor, 'keep_account')
  const sessions = await sessionsBy(ctx.db, signedIn?.account_id ?? 0)
  const current = signedIn?.session_id
  const page = (
    <>
      <SettingsPage {...{ actor, sessions, current, ending, section, refusal, typed }} />
      <SiteNotes notes={connectionNotes(c.var.site.config)} />
    </>
  )
  const Part = section && section !== 'name' && settingsParts[section]
  const part = Part ? <Part refusal={refusal} typed={typed} /> : page
  return render(c, { title: sentence`Settings`, part, page, refusal, status })
}

function showDeletion(c: C, refusal?: Refusal) {
  const { handle } = allow(c.var.ctx.actor, 'keep_account')
  const isFresh = c.var.signedIn?.isFresh ?? false
  const part = <DeletionPage {...{ handle, isFresh, refusal }} />
  return render(c, { title: sentence`Delete your account`, part, refusal })
}

const showReset = (c: C, refusal?: Refusal) =>
  render(c, {
    title: sentence`New password`,
    part: <ResetPage path={c.req.path} refusal={refusal} />,
    refusal,
  })
