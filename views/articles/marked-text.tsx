import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Block } from '#src/db/schema.ts'
import type { LinkedQuestion } from '#src/questions/queries.ts'
import { type MarkedSegment, markedSegments, type Span } from '#src/quotes/marks.ts'
import { plural } from '../format.ts'
import { phaseWords } from '../words.ts'

type MarkedTextProps = {
  text: string
  language: string
  blocks: Block[]
  claims: QuotedClaim[]
  questions: LinkedQuestion[]
}

/** Places that cannot be told for certain are not marked. */
const MARKED = new Set(['exact', 'moved', 'changed'])

/** The article's own text with the words of its claims as links to their cards. */
export const MarkedText = ({ text, language, blocks, claims, questions }: MarkedTextProps) => {
  const spans = claims.flatMap(({ id, anchor: { state, start, end } }): Span[] =>
    MARKED.has(state) ? [{ id, start, end }] : [],
  )
  const about = new Map(claims.map(({ id }) => [id, aboutClaim(id, questions)]))
  return (
    <div class="article-text" lang={language}>
      {blocks.map(({ kind, start, end }) => {
        const from = start + (kind === 'heading' ? markLength(text.slice(start, end)) : 0)
        const words = markedSegments({ start, end }, spans).map((segment) => (
          <Segment
            segment={segment}
            words={text.slice(Math.max(from, segment.start), segment.end)}
            about={about}
          />
        ))
        return kind === 'heading' ? <h2>{words}</h2> : <p>{words}</p>
      })}
    </div>
  )
}

/** The signs by which Markdown marks a heading are not shown; offsets count them. */
const markLength = (heading: string) => /^#{1,6} /.exec(heading)?.[0].length ?? 0

type SegmentProps = { segment: MarkedSegment; words: string; about: Map<number, string> }

const Segment = ({ segment, words, about }: SegmentProps) => {
  const { ids, leads, begins } = segment
  if (leads === undefined) return <>{words}</>
  const [first, ...others] = begins
  return (
    <>
      {others.map((id) => (
        <span id={`claim-${id}`} />
      ))}
      <a
        class="mark"
        id={first === undefined ? undefined : `claim-${first}`}
        href={`#claim-card-${leads}`}
      >
        {words}
        <span class="visually-hidden"> ({ids.map((id) => about.get(id)).join('; ')})</span>
      </a>
    </>
  )
}

/** @example "claim: 2 questions, open" */
function aboutClaim(id: number, questions: LinkedQuestion[]): string {
  const own = questions.filter(({ claim_id }) => claim_id === id)
  const [first] = own
  return first
    ? `claim: ${plural(own.length, 'question')}, ${phaseWords[first.phase]}`
    : 'claim: no question yet'
}
