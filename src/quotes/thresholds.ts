/** Starting values, each in one place: lengths in UTF-16 units unless named otherwise. */
export const MAX_TEXT = 200_000
export const MAX_BLOCKS = 2000
export const MAX_HEADING = 60

export const MIN_QUOTE = 20
export const MAX_QUOTE = 300
export const MIN_QUOTE_WORDS = 3
export const CONTEXT = 64

/** A new quote that shares this much with an anchored one is offered that claim. */
export const SAME_CLAIM_SHARE = 0.8

/** Lines of hard-wrapped text are no longer than this. */
export const WRAPPED_LINE = 100
