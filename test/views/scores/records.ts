import { calibrationOf } from '#src/scores/calibrated.ts'
import { relativeOf, type Sums, sumsOf } from '#src/scores/summed.ts'
import type { TrackRecord } from '#src/scores/track-record.ts'
import { skillOf } from '#src/scoring/skill.ts'

/** What a record adds up to, as told; nothing of it is drawn yet. */
export const recordOf = (
  sums: Partial<Sums> = {},
  told: Partial<TrackRecord> = {},
): Omit<TrackRecord, 'lines'> => ({
  sums: { questions: 1, mean: 729e6, coverage: 64e8, skill: skillOf([]), ...sums },
  ...{ relative: relativeOf([]), log: undefined, progress: [], topics: [] },
  calibration: calibrationOf([], () => undefined),
  years: [{ name: '2026', ...sumsOf([]), questions: 1 }],
  ...told,
})
