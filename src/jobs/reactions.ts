import type { Trx } from '#src/db/ctx.ts'
import type { Event } from '#src/db/schema.ts'
import type { EventName } from '#src/events/event.ts'
import { publishCrowd } from '#src/forecasts/publish-crowd.ts'
import { boardsWith } from '#src/leaderboards/apart-queries.ts'
import { estimatePlatform } from '#src/leaderboards/estimate-platform.ts'
import { foldQuestion } from '#src/leaderboards/fold-question.ts'
import { measureField } from '#src/leaderboards/measure-field.ts'
import { noticeAccounts } from '#src/leaderboards/notice-accounts.ts'
import { askAnew } from '#src/leaderboards/rebuild-boards.ts'
import { spreadBoard } from '#src/leaderboards/spread-board.ts'
import { noteSteps } from '#src/leaderboards/steps.ts'
import { questionsOf } from '#src/leaderboards/tournament-queries.ts'
import { cleanUp } from './schedule.ts'
import { spreadLater } from './spread-later.ts'

const HOUR = 3600
const DAY = 86_400
const MONTH = 30 * DAY

/** What a job does, in a transaction of its own; it may ask to be run again after some seconds. */
export type Work = (trx: Trx, payload: Record<string, unknown>) => Promise<number | undefined>

/** Every kind of work that can follow from an event or the clock. Each does no harm when done twice. */
export const works = {
  'clean-up': (trx) => cleanUp(trx),
  'publish-crowd': (trx, { question_id }) => publishCrowd(trx, Number(question_id)),
  'ask-anew': async (trx) => {
    await spreadLater(trx, await askAnew(trx))
    return HOUR
  },
  'estimate-platform': async (trx) => {
    if (await estimatePlatform(trx)) await spreadLater(trx)
    return MONTH
  },
  'fold-question': async (trx, { question_id }) => {
    await spreadLater(trx, await foldQuestion(trx, Number(question_id)))
    return undefined
  },
  'fold-tournament': async (trx, { tournament_id }) => {
    for (const { id } of await questionsOf(trx, Number(tournament_id)))
      await spreadLater(trx, await foldQuestion(trx, id))
    return undefined
  },
  'measure-field': async (trx) => {
    await measureField(trx)
    return DAY
  },
  'notice-accounts': async (trx) => {
    await noticeAccounts(trx)
    return DAY
  },
  'rank-anew': async (trx, { person_id }) => {
    await spreadLater(trx, await boardsWith(trx, Number(person_id)))
    return undefined
  },
  'spread-board': async (trx, { board }) => {
    await spreadBoard(trx, String(board))
    return undefined
  },
  'note-steps': async (trx, { board }) => {
    await noteSteps(trx, String(board))
    return undefined
  },
} satisfies Record<string, Work>

type Reaction = { work: keyof typeof works; key: string; payload: Record<string, unknown> }

const crowd = ({ question_id }: Event): Reaction => ({
  work: 'publish-crowd',
  key: String(question_id),
  payload: { question_id },
})

const boards = ({ question_id }: Event): Reaction => ({
  work: 'fold-question',
  key: String(question_id),
  payload: { question_id },
})

const ranks = ({ subject_id }: Event): Reaction => ({
  work: 'rank-anew',
  key: String(subject_id),
  payload: { person_id: subject_id },
})

/** The causal map of the site: which work follows from which event. */
export const reactions: Partial<Record<EventName, (event: Event) => Reaction[]>> = {
  'forecast.made': (event) => [crowd(event)],
  'forecast.withdrawn': (event) => [crowd(event)],
  'question.accepted': (event) => [boards(event)],
  'question.removed': (event) => [boards(event)],
  'resolution.final': (event) => [boards(event)],
  'resolution.reopened': (event) => [boards(event)],
  'person.set_apart': (event) => [ranks(event)],
  'person.compared_again': (event) => [ranks(event)],
  'tournament.removed': ({ subject_id: tournament_id }) => [
    { work: 'fold-tournament', key: String(tournament_id), payload: { tournament_id } },
  ],
}
