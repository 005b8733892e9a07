import type { Line } from '#src/leaderboards/line.ts'
import { skillOf } from '#src/scoring/skill.ts'

const skill = {
  ...skillOf([]),
  skill: 0.042,
  low: -0.001,
  high: 0.085,
  clusters: 4,
  coverage: 0.64,
}

/** A line of a board as its page gets it. */
export const line = (change: Partial<Line> = {}): Line => ({
  ...{ forecaster: 'person', person_id: 1, handle: 'ada', apart: false, rank: 1 },
  ...{ mean: 729e6, questions: 12, coverage: 64e8, crowd: 81e7, even: 25e8 },
  ...{ vsCrowd: 12e7, points: 31e8, skill, range: { expected: 2.2, low: 1.1, high: 7.8 } },
  ...change,
})

export const reference = { person_id: null, handle: null, apart: false, rank: null } as const

export const skilled = (change: Partial<Line['skill']>): Pick<Line, 'skill'> => ({
  skill: { ...skill, ...change },
})

/** A page of a board over everything, unless told otherwise. */
export const shownOn = (ranking: 'brier' | 'skill', lines: Line[], after?: string) => ({
  ...{ ranking, lines: { rows: lines, after }, viewer: undefined },
  name: { key: 'all', kind: 'all', title: '', path: undefined },
  platform: { lambda: 30e10, people: 0 },
  others: { seasons: [], topics: [], tournaments: [] },
  found: {
    ...{ questions: 60, clusters: 60, forecasters: 5 },
    made_at: new Date('2026-03-02T09:30Z'),
  },
})
