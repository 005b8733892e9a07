import { askForOneself } from '#src/personal/ask-for-oneself.ts'
import type { Player, World } from './world.ts'

/** Something alice asks for herself, in words that are found nowhere else. */
export const askedByAlice = (w: World, change: Record<string, string> = {}) =>
  askedBy(w, w.alice, change)

export const askedBy = (w: World, who: Player, change: Record<string, string> = {}) =>
  askForOneself(w.ctxOf(who), {
    ...{ title: 'Will my secret zebra sing?', kind: 'binary', bp: '70%' },
    ...{ closes_at: '2026-03-10', criteria: 'YES if the zebra sings.', ...change },
  })
