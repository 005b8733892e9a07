/** What happens on each of so many days with the same chance, unless it happened before. */
export type Waiting = { days: number; chance: number }

/** What it pays most to say; `belief` is the chance itself. */
export type BestToSay = { belief: number; scheduled: number; duration: number; last: number }

/**
 * What gives the best score that somebody can expect to say on a day, of something that ends its
 * question when it happens: under the weights of the schedule, under weights of 1 over the days a
 * question turned out to last, and where the last forecast alone counts. A report of weight w1
 * where it happens and w0 where not is best at q = p w1 / (p w1 + (1 - p) w0).
 *
 * @param waiting `chance` that it happens within all `days`, 0 to 1 without both
 * @param day before which nothing happened, 0 to days - 1
 * @returns chances of 0 to 1
 * @see SCORING.md 2.3
 * @example bestToSay({ days: 100, chance: 0.3 }, 0).duration // 0.713
 */
export function bestToSay({ days, chance }: Waiting, day: number): BestToSay {
  const daily = 1 - (1 - chance) ** (1 / days)
  const left = Array.from({ length: days - day }, (_, k) => ({
    lasts: day + k + 1,
    happens: daily * (1 - daily) ** k,
  }))
  const belief = 1 - (1 - daily) ** left.length
  const best = (yes: (lasts: number) => number, no: number) => {
    const weighted = left.reduce((sum, { lasts, happens }) => sum + happens * yes(lasts), 0)
    return weighted / (weighted + (1 - belief) * no)
  }
  // What is said today is the last word where it happens today, and where no day is left.
  const isLastDay = day === days - 1
  return {
    belief,
    scheduled: best(() => 1 / days, 1 / days),
    duration: best((lasts) => 1 / lasts, 1 / days),
    last: best((lasts) => Number(lasts === day + 1), Number(isLastDay)),
  }
}
