import { type Context, Hono } from 'hono'
import { allow, may } from '#src/accounts/policy.ts'
import type { HttpEnv } from '#src/http/env.ts'
import { setFlash } from '#src/http/flash.ts'
import { type Fields, once, readForm } from '#src/http/once.ts'
import { pathId } from '#src/http/path-id.ts'
import { render } from '#src/http/render.tsx'
import { attempt, type Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { TournamentFormPage } from '#views/leaderboards/tournament-form-page.tsx'
import { TournamentPage } from '#views/leaderboards/tournament-page.tsx'
import { makeTournament } from './make-tournament.ts'
import { removeTournament } from './remove-tournament.ts'
import { findTournament, questionsOf } from './tournament-queries.ts'

type C = Context<HttpEnv>
type Told = { refusal?: Refusal; typed?: Fields }

export const tournaments = new Hono<HttpEnv>()
  .get('/tournaments/new', (c) => showForm(c))
  .post('/tournaments', async (c) => {
    const form = await readForm(c)
    const { refusal, made } = await attempt(
      once(c, form, (ctx) => makeTournament(ctx, form.fields)),
    )
    if (refusal) return showForm(c, { refusal, typed: form.fields })
    await setFlash(c, sentence`Saved. Its board begins with the first result.`)
    return c.redirect(`/tournaments/${made.id}`, 303)
  })

  .get('/tournaments/:id', (c) => show(c))
  .post('/tournaments/:id/removals', async (c) => {
    const form = await readForm(c)
    const { refusal } = await attempt(
      once(c, form, (ctx) => removeTournament(ctx, pathId(c), form.fields)),
    )
    if (refusal) return show(c, { refusal, typed: form.fields })
    await setFlash(c, sentence`The tournament is removed. Its questions stay.`)
    return c.redirect('/leaderboards', 303)
  })

function showForm(c: C, { refusal, typed = {} }: Told = {}) {
  allow(c.var.ctx.actor, 'run_tournaments')
  const part = <TournamentFormPage refusal={refusal} typed={typed} />
  return render(c, { title: sentence`New tournament`, part, refusal })
}

async function show(c: C, { refusal, typed = {} }: Told = {}) {
  const { db, actor } = c.var.ctx
  const tournament = await findTournament(db, pathId(c))
  const part = (
    <TournamentPage
      {...{ tournament, refusal, typed }}
      questions={await questionsOf(db, tournament.id)}
      mayRemove={may(actor, 'run_tournaments')}
    />
  )
  return render(c, { title: tournament.name, part, refusal })
}
