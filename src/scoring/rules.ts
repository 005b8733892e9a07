/**
 * The rules by which scores are made now. Each stored score names its own, so that a change of
 * rules is a new id beside the old scores and never a silent change of them.
 *
 * rules/1: the Brier score of each forecast for as long as it stood in [opening, earlier of close
 * and knowable]; its average over standing time; the peer score against all people over the
 * scheduled window, where absence earns 0; coverage committed to the close; everything stored as
 * integers of 1e-10, halves to even. SCORING.md 1 to 3.
 */
export const RULE_SET = 'rules/1'
