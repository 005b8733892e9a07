import { type Context, Hono } from 'hono'
import { allow } from '#src/accounts/policy.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { setFlash } from '#src/http/flash.ts'
import { refuseStale } from '#src/http/fresh.ts'
import { type Fields, once, readForm } from '#src/http/once.ts'
import { render } from '#src/http/render.tsx'
import { attempt, type Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { ApartPage } from '#views/leaderboards/apart-page.tsx'
import { listApart, listNoticed } from './apart-queries.ts'
import { setApart } from './set-apart.ts'

const PATH = '/admin/apart'

export const apart = new Hono<HttpEnv>()
  .get(PATH, (c) => {
    const { handle = '', move = '' } = c.req.query()
    return show(c, { typed: { handle, move } })
  })
  .post(PATH, async (c) => {
    refuseStale(c, PATH)
    const form = await readForm(c)
    const { refusal } = await attempt(once(c, form, (ctx) => setApart(ctx, form.fields)))
    if (refusal) return show(c, { refusal, typed: form.fields })
    await setFlash(
      c,
      form.fields.move === 'again'
        ? sentence`Others are compared with that account again, from the next result on.`
        : sentence`That account is set apart. Nobody is compared with it, from the next result on.`,
    )
    return c.redirect(PATH, 303)
  })

async function show(c: Context<HttpEnv>, told: { refusal?: Refusal; typed: Fields }) {
  const { db, actor } = c.var.ctx
  allow(actor, 'administer')
  const part = <ApartPage {...told} apart={await listApart(db)} noticed={await listNoticed(db)} />
  return render(c, { title: sentence`Who is compared`, part, refusal: told.refusal })
}
