import { sentence } from '#src/lib/sentence.ts'
import { type Contest, fieldStrength } from '#src/scoring/field-strength.ts'
import { signed } from '../format.ts'
import { say, speak } from '../say.ts'
import { Figures } from './formula.tsx'

const PULL = 1
const NAMES = [sentence`Ann`, sentence`Ben`, sentence`Cem`, sentence`Dan`]
/** Who beat whom by 20 points, each pair alone on a question of its own. */
const DUELS = [
  [0, 1],
  [1, 2],
  [3, 2],
] as const

const contests: Contest[] = DUELS.map((people) => ({
  ...{ people, reference: [true, true], window: { from: 0, to: 1, end: 1 }, unit: 1 },
  log: [0, 1].map((who) => ({ at: 0, who, score: 0 })),
}))
const earned = NAMES.map((_, who) => {
  const own = DUELS.filter((duel) => duel.includes(who as never))
  const won = own.filter(([winner]) => winner === who).length
  return { relative: 0.2 * (won - (own.length - won)), coverage: own.length }
})
const inPoints = (value: number) => signed(100 * value)

/** Four people in three duels: equal results, unequal others. */
export const FieldSum = () => {
  const strengths = fieldStrength(contests, earned, PULL)
  return (
    <Figures
      caption={say`Ann beats Ben, Ben beats Cem and Dan beats Cem, each by 20 points on one question, λ = ${PULL}`}
      heads={[sentence`Who`, sentence`Skill`, sentence`With the field`]}
      rows={NAMES.map((name, who) => {
        const { relative, coverage } = earned[who] as (typeof earned)[number]
        const plain = inPoints(relative / (coverage + PULL))
        return [speak(name), plain, inPoints(strengths[who] as number)] as const
      })}
    />
  )
}
