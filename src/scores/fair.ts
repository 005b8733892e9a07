import type { Score } from '#src/db/schema.ts'

/** People a question asks for while the site is small, and later. */
export const FEWEST_FORECASTERS = 2
const FORECASTERS = 5

const FEW_PEOPLE = 10

/** How many people a question needs to count for skill, by how many have forecast of late. */
export const leastForecasters = (recentPeople: number) =>
  recentPeople < FEW_PEOPLE ? FEWEST_FORECASTERS : FORECASTERS

/**
 * The scores that compare enough people to count for skill: the one rule of board and profile.
 *
 * @param people how many are scored on each question
 */
export const fairScores = <One extends Pick<Score, 'question_id'>>(
  scores: One[],
  people: Map<number, number>,
  least: number,
): One[] => scores.filter(({ question_id }) => (people.get(question_id) ?? 0) >= least)
