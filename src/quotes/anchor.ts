import { type BlockKind, normalise, type TextBlock } from './blocks.ts'
import { fold, placesOf } from './fold.ts'
import { CONTEXT, MAX_QUOTE, MIN_QUOTE, MIN_QUOTE_WORDS, SAME_CLAIM_SHARE } from './thresholds.ts'

/** Words of an article, tied to their place by offsets and by what stands around them. */
export type Anchor = {
  exact: string
  prefix: string
  suffix: string
  start: number
  end: number
  block: number
  block_kind: BlockKind
}

export type AnchorProblem =
  | { problem: 'too_short' | 'too_long' | 'too_few_words' | 'two_blocks' }
  | { problem: 'not_found'; nearest: string | undefined }
  | { problem: 'ambiguous'; places: Anchor[] }

type Quoted = {
  text: string
  blocks: readonly TextBlock[]
  quote: string
  /** Where it begins, when the words stand at several places and one was chosen. */
  at?: number | undefined
}

/**
 * Finds a quote in an article's text and ties it to its place. What was typed may differ in
 * spaces, quotation marks and dashes; what is kept are the article's own characters.
 *
 * @returns the anchor, or why there is none: a quote lies in one block, has 20 to 300 characters
 *   and at least three words; standing twice, one place has to be chosen, and where even the words
 *   around are the same, no choice can be kept
 */
export function makeAnchor({ text, blocks, quote, at }: Quoted): Anchor | AnchorProblem {
  const words = normalise(quote)
  const typed = fold(words).text.trim()
  if (typed.length < MIN_QUOTE) return { problem: 'too_short' }
  if (typed.length > MAX_QUOTE) return { problem: 'too_long' }
  if (countWords(words) < MIN_QUOTE_WORDS) return { problem: 'too_few_words' }

  const places = placesOf(fold(text), words)
  const anchors = places.flatMap(({ start, end }) => {
    const block = blocks.find((one) => one.start <= start && end <= one.end)
    return block ? [anchorAt(text, block, start, end)] : []
  })
  if (anchors.length === 0 && places.length > 0) return { problem: 'two_blocks' }
  if (anchors.length === 0) return { problem: 'not_found', nearest: nearest(text, blocks, typed) }
  const made = choose(anchors, at)
  // Folded, a run of white space counts once; kept, it counts whole.
  return 'exact' in made && made.exact.length > MAX_QUOTE ? { problem: 'too_long' } : made
}

const countWords = (words: string) =>
  words.split(/[\s\u2013\u2014]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

function choose(anchors: Anchor[], at: number | undefined): Anchor | AnchorProblem {
  const [first, ...others] = anchors as [Anchor, ...Anchor[]]
  if (others.length === 0) return first
  const chosen = anchors.find(({ start }) => start === at)
  if (!chosen) return { problem: 'ambiguous', places: anchors }
  const context = contextOf(chosen)
  const alike = anchors.filter((one) => contextOf(one) === context)
  return alike.length === 1 ? chosen : { problem: 'ambiguous', places: anchors }
}

const contextOf = ({ prefix, suffix }: Anchor) => `${fold(prefix).text}\n${fold(suffix).text}`

const anchorAt = (text: string, block: TextBlock, start: number, end: number): Anchor => ({
  exact: text.slice(start, end),
  prefix: whole(text.slice(Math.max(block.start, start - CONTEXT), start)),
  suffix: whole(text.slice(end, Math.min(block.end, end + CONTEXT))),
  start,
  end,
  block: block.index,
  block_kind: block.kind,
})

/** Without half of a surrogate pair at either end. */
const whole = (words: string) => words.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')

const NO_WORD = /[^\p{L}\p{N}]+/u

/** The sentence that shares the most of the quote's words, if it shares any worth showing. */
function nearest(text: string, blocks: readonly TextBlock[], typed: string): string | undefined {
  const wanted = new Set(typed.split(NO_WORD).filter((word) => word.length > 3))
  let best: { sentence: string; shared: number } | undefined
  for (const sentence of blocks.flatMap(({ start, end }) => sentencesOf(text.slice(start, end)))) {
    const words = new Set(fold(sentence).text.split(NO_WORD))
    const shared = [...words].filter((word) => wanted.has(word)).length
    if (shared > (best?.shared ?? 1)) best = { sentence, shared }
  }
  return best?.sentence
}

const sentencesOf = (words: string) => words.split(/(?<=[.!?])\s+/)

/**
 * The share of the shorter of two spans that lies in the other.
 *
 * @example sharedPart({ start: 0, end: 10 }, { start: 5, end: 25 }) // 0.5
 */
export function sharedPart(
  a: { start: number; end: number },
  b: { start: number; end: number },
): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return Math.max(0, shared) / Math.min(a.end - a.start, b.end - b.start)
}

/** Whether two spans are the same claim's words to all appearance. */
export const isSameClaim = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  sharedPart(a, b) >= SAME_CLAIM_SHARE
