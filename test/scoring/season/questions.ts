import { normalCdf, normalQuantile } from '#src/scoring/normal.ts'
import { type Random, randomFrom } from '#src/scoring/random.ts'

export const DAY = 86_400_000

/** How one question went: its true chance while it was open, and how and when it ended. */
export type Course = {
  closes_at: number
  /** When the news came, of a question that it ended early. */
  known_at: number | null
  happened: boolean
  /** The chance of yes given all that had happened by then, 0 to 1. */
  chanceAt: (at: number) => number
}

/** Standard normal numbers from evenly spread ones. */
export const normal = (random: Random) => normalQuantile(random() || 0.5)

/**
 * Questions of four to eight weeks. Two of five ask how a quantity will stand at the close, which
 * drifts without a trend; two ask whether something happens by then, which ends them when it does;
 * one is nearly certain from the start.
 */
export function coursesOf(count: number, seed: number): Course[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, (_, index) => {
    const days = 28 + Math.floor(29 * random())
    if (index % 5 === 4) return drifting(days, random() < 0.5 ? 2.1 : -2.1, random)
    return index % 2 === 0 ? drifting(days, 1.4 * normal(random) - 0.3, random) : due(days, random)
  })
}

/** Above 0 at the close? The path has a variance of 1 over the whole time. */
function drifting(days: number, start: number, random: Random): Course {
  const path = [start]
  for (let day = 1; day <= days; day++)
    path.push((path.at(-1) as number) + normal(random) / Math.sqrt(days))
  const chanceAt = (at: number) => {
    const day = Math.min(Math.floor(at / DAY), days - 1)
    return normalCdf((path[day] as number) / Math.sqrt(1 - day / days))
  }
  return { closes_at: days * DAY, known_at: null, happened: (path[days] as number) > 0, chanceAt }
}

/** Will it happen by the close? Equally likely on every day. */
function due(days: number, random: Random): Course {
  const hazard = 1 - (1 - (0.05 + 0.75 * random())) ** (1 / days)
  const after = Math.log(1 - random()) / Math.log(1 - hazard)
  const happened = after < days
  return {
    closes_at: days * DAY,
    known_at: happened ? Math.floor(after * DAY) : null,
    happened,
    chanceAt: (at) => 1 - (1 - hazard) ** (days - at / DAY),
  }
}
