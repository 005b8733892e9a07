/**
 * The rules by which scores are made now. Each stored score names its own, so that a change of
 * rules is a new id beside the old scores and never a silent change of them.
 *
 * 1: time-weighted average over standing time; peer score over the scheduled window against all
 * people; committed coverage; stored as integers of 1e-10.
 */
export const RULE_SET = '1'
