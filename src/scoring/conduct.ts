/** What a record adds up to, beside the crowd and beside knowing nothing, over whole questions. */
export type Conduct = {
  questions: number
  /** Sum of scores less what knowing nothing would have scored there, each -1..1. */
  beyondEven: number
  /** Sum of squares of the mean difference to the crowd's score while both stood, each 0..1. */
  besideCrowd: number
}

export const noticeable = ['follows_crowd', 'worse_than_even'] as const
export type Noticed = (typeof noticeable)[number]

/** Of fewer questions it is chance. */
export const FEWEST_NOTICED = 10
/** Half a point a question, as root mean square. Who only agrees with the crowd differs by several. */
export const FOLLOWING = 0.005
/** Twenty-five points a question: as much again as even odds lose on one of yes or no. */
export const WORSE = 0.25

/**
 * Whether a record is like that of a program that copies the crowd, or of an account that is wrong on
 * purpose so that another is ahead of it. A hint for a person who decides, never a verdict: a copy with
 * noise on it is not told from agreement.
 *
 * Follows the crowd: sqrt(sum d^2 / n) <= 0.005, d the difference of the mean scores on a question.
 * Worse than even: sum (S - S_even) / n >= 0.25.
 *
 * @returns null for any other record, and for fewer than 10 questions
 * @example conductOf({ questions: 12, beyondEven: 4.8, besideCrowd: 6 }) // 'worse_than_even'
 */
export function conductOf({ questions, beyondEven, besideCrowd }: Conduct): Noticed | null {
  if (questions < FEWEST_NOTICED) return null
  if (besideCrowd <= questions * FOLLOWING ** 2) return 'follows_crowd'
  return beyondEven >= questions * WORSE ? 'worse_than_even' : null
}
