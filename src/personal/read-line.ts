import { allow } from '#src/accounts/policy.ts'
import { readClock } from '#src/db/clock.ts'
import type { Ctx } from '#src/db/ctx.ts'
import { kindOf, yesOrNo } from '#src/kinds/index.ts'
import { readFastEntry } from '#src/lib/fast-entry.ts'
import { parse } from '#src/lib/parse.ts'
import { attempt, type Refusal } from '#src/lib/refusal.ts'
import { line, newPersonal } from './personal.ts'

/** A line as it was understood: the fields of a form, and what is still to be said in them. */
export type Reading = {
  typed: Record<string, string>
  asked: Refusal | undefined
  doubt: string | undefined
}

/** Understands one line; writes nothing. */
export async function readLine(ctx: Ctx, input: Record<string, string>): Promise<Reading> {
  allow(ctx.actor, 'ask_oneself')
  const given = parse(line, input)
  const today = (await readClock(ctx.db)).toISOString().slice(0, 10)
  const { title, chance, day, more } = readFastEntry(given.line, today)
  const typed = { title, bp: chance, closes_at: day, criteria: more }
  const { refusal, made } = await attempt((async () => parse(newPersonal, typed))())
  const doubt = made && kindOf(yesOrNo).doubt(made.value, yesOrNo)
  return { typed, asked: refusal, doubt }
}
