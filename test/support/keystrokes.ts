/**
 * How long a practised person takes for what is done on a page, reading left out: the
 * keystroke-level model of Card, Moran and Newell, "The Keystroke-Level Model for User Performance
 * Time with Interactive Systems", Communications of the ACM 23(7), 1980.
 */
const SECONDS = {
  /** K: a key, struck by an average skilled typist. */
  key: 0.2,
  /** P: pointing at something and pressing there, by mouse or thumb. */
  click: 1.1,
  /** M: making up one's mind what to put or where to go. */
  decision: 1.35,
}

export type Moves = { keys: number; clicks: number; fields: number; links: number }

/** @example secondsOf({ keys: 4, clicks: 0, fields: 1, links: 0 }) // 2.15 */
export const secondsOf = ({ keys, clicks, fields, links }: Moves): number =>
  keys * SECONDS.key + clicks * SECONDS.click + (fields + links) * SECONDS.decision
