/** A claim's words in a text, half-open. */
export type Span = { id: number; start: number; end: number }

/** A stretch in which the same claims are marked throughout. */
export type MarkedSegment = {
  start: number
  end: number
  /** The claims whose words these are; none for plain text. */
  ids: number[]
  /** Whose card a click leads to: the claim that starts first, then the lowest id. */
  leads: number | undefined
  /** The claims that begin here. */
  begins: number[]
}

/**
 * Cuts a block into neighbouring segments at every beginning and end of a claim. Overlapping
 * claims share a segment and are never nested; together the segments are the block.
 */
export function markedSegments(
  block: { start: number; end: number },
  spans: readonly Span[],
): MarkedSegment[] {
  const inside = spans
    .map((span) => ({
      ...span,
      from: Math.max(span.start, block.start),
      to: Math.min(span.end, block.end),
    }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.start - b.start || a.id - b.id)
  const points = cutsOf(block, inside)

  return points.slice(0, -1).map((start, index) => {
    const end = points[index + 1] as number
    const covering = inside.filter(({ from, to }) => from <= start && end <= to)
    return {
      start,
      end,
      ids: covering.map(({ id }) => id),
      leads: covering[0]?.id,
      begins: covering.filter((span) => span.start === start).map(({ id }) => id),
    }
  })
}

/** Where a segment begins or ends, in order. */
const cutsOf = (block: { start: number; end: number }, inside: { from: number; to: number }[]) =>
  [...new Set([block.start, block.end, ...inside.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  )
