import type { Random } from '#src/scoring/random.ts'
import type { Turn } from './people.ts'
import { type Course, DAY } from './questions.ts'

const MINUTE = 60_000
const CERTAIN = { yes: 9900, no: 100 }

/**
 * Forecasts at once to be shown the crowd, takes that back, and then says every half day what the
 * crowd says.
 */
export function copier(who: number, { closes_at }: Course): Turn[] {
  const copies = Array.from({ length: Math.floor((2 * closes_at) / DAY) }, (_, half) => ({
    at: 2 * MINUTE + (half * DAY) / 2,
    who,
    say: (crowd: number | null) => crowd && Math.round(crowd),
  }))
  return [{ at: 0, who, say: () => 5000 }, { at: MINUTE, who, say: () => null }, ...copies]
}

/** Waits until the last minute, or until the minute after the news, and then says what is known. */
export function sniper(who: number, { closes_at, known_at, happened }: Course): Turn[] {
  const at = known_at === null ? closes_at - MINUTE : known_at + MINUTE
  return [{ at, who, say: () => (happened ? 10_000 : 0) }]
}

/** A second account that says the opposite of its owner, and with certainty. */
export const puppet = (who: number, owner: Turn[]): Turn[] =>
  owner.map(({ at, say }) => ({
    at: at + 1,
    who,
    say: (crowd) => ((say(crowd) as number) < 5000 ? 10_000 : 0),
  }))

/** Takes part only where the chance is below 3% or above 97% from the start. */
export function easyPicker(who: number, { chanceAt }: Course): Turn[] {
  const chance = chanceAt(0)
  if (Math.min(chance, 1 - chance) > 0.03) return []
  return [{ at: MINUTE, who, say: () => (chance > 0.5 ? CERTAIN.yes : CERTAIN.no) }]
}

/** Guesses with certainty on a few questions and is right each time. */
export const luckyNewcomer = (who: number, { happened }: Course, random: Random): Turn[] => [
  { at: Math.ceil(DAY * random()), who, say: () => (happened ? 10_000 : 0) },
]
