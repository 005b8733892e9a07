import type { Random } from '#src/scoring/random.ts'
import { type Course, DAY, normal } from './questions.ts'

/** Something that somebody does: they see the crowd, if enough others stand, and say a chance. */
export type Turn = { at: number; who: number; say: (crowd: number | null) => number | null }

/** What an honest person is like. */
export type Style = {
  /** How much of what can be known they know: the rest of the way they say even odds. */
  informed: number
  /** How much of what most people get wrong about a question they get wrong too. */
  misled: number
  /** Spread of their own error in log odds. */
  noise: number
  /** How often a day they look again, and how many days old their news is. */
  rate: number
  lag: number
  /** Chance that they take part in a question. */
  joins: number
}

/**
 * People from the best (0) to the worst (1) of a few dozen. The Good Judgment Project's volunteers
 * took a third off what even odds lose and its best person three quarters (Mellers et al. 2015);
 * these take off a third on average and the best one over half, so that skill is rather harder to
 * find here.
 */
export function styleAt(place: number): Style {
  const between = (best: number, worst: number) => best + place * (worst - best)
  return {
    informed: between(0.95, 0.2),
    misled: between(0.2, 1),
    noise: between(0.2, 1.6),
    rate: between(0.2, 0.02),
    lag: between(0.5, 8),
    joins: between(0.75, 0.45),
  }
}

/** Spread of what most people get wrong about a question, in log odds. */
export const COMMON_ERROR = 1
/** How far people move toward advice: about a third of the way (Yaniv and Kleinberger 2000). */
const ADVICE = 0.3

type Asked = { course: Course; common: number; random: Random }

/** An honest person on one question: comes after a few days, looks again now and then. */
export function honest(who: number, style: Style, { course, common, random }: Asked): Turn[] {
  if (random() >= style.joins) return []
  const own = style.misled * common + style.noise * normal(random)
  const end = course.known_at ?? course.closes_at
  const turns: Turn[] = []
  for (let at = waited(0.25, random); at < end; at += waited(style.rate, random)) {
    const chance = course.chanceAt(Math.max(0, at - style.lag * DAY))
    const said = style.informed * logOdds(chance) + own + (style.noise / 2) * normal(random)
    // Nobody has seen the crowd when they come.
    const isFirst = turns.length === 0
    turns.push({
      ...{ at, who },
      say: (crowd) => chanceOf(isFirst || crowd === null ? said : advised(said, crowd)),
    })
  }
  return turns
}

const advised = (said: number, crowd: number) =>
  (1 - ADVICE) * said + ADVICE * logOdds(crowd / 10_000)

function logOdds(chance: number): number {
  const inside = Math.min(0.999, Math.max(0.001, chance))
  return Math.log(inside / (1 - inside))
}

/** As people say it: whole percents, never certain. */
const chanceOf = (odds: number) =>
  100 * Math.min(99, Math.max(1, Math.round(100 / (1 + Math.exp(-odds)))))

/** Milliseconds until something that happens so often a day at random. */
const waited = (rate: number, random: Random) => Math.ceil((-Math.log(1 - random()) / rate) * DAY)
