import { sentence } from '#src/lib/sentence.ts'

/** How much agreement results may need, as the admin chooses it. */
export const PRESETS = [
  ['club', sentence`Club: one moderator decides, results are final at once`],
  ['team', sentence`Team: a second moderator confirms`],
  ['public', sentence`Public: a second moderator confirms, after 72 hours for objections`],
] as const

export const PRESETS_HINT = sentence`Under Team and Public results wait, unscored, until a second moderator can confirm them here: that comes with a later version.`
