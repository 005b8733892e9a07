import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Block } from '#src/db/schema.ts'
import { type MarkedSegment, markedSegments, type Span } from '#src/quotes/marks.ts'
import { Beside, InWords, type Standing } from './beside.tsx'

type MarkedTextProps = Standing & {
  text: string
  language: string
  blocks: Block[]
  claims: QuotedClaim[]
}

/** Places that cannot be told for certain are not marked. */
const MARKED = new Set(['exact', 'moved', 'changed'])

/** The article's own text with the words of its claims as links to their cards. */
export const MarkedText = (props: MarkedTextProps) => {
  const { text, language, blocks, claims, ...standing } = props
  const spans = claims.flatMap(({ id, anchor: { state, start, end } }): Span[] =>
    MARKED.has(state) ? [{ id, start, end }] : [],
  )
  return (
    <div class="article-text" lang={language}>
      {blocks.map(({ kind, start, end }) => {
        const from = start + (kind === 'heading' ? markLength(text.slice(start, end)) : 0)
        const words = markedSegments({ start, end }, spans).map((segment) => (
          <Segment
            segment={segment}
            words={text.slice(Math.max(from, segment.start), segment.end)}
            standing={standing}
          />
        ))
        return kind === 'heading' ? <h2>{words}</h2> : <p>{words}</p>
      })}
    </div>
  )
}

/** The signs by which Markdown marks a heading are not shown; offsets count them. */
const markLength = (heading: string) => /^#{1,6} /.exec(heading)?.[0].length ?? 0

type SegmentProps = { segment: MarkedSegment; words: string; standing: Standing }

const Segment = ({ segment, words, standing }: SegmentProps) => {
  const { ids, leads, begins } = segment
  if (leads === undefined) return <>{words}</>
  const [first, ...others] = begins
  return (
    <>
      {others.map((id) => (
        <span id={`claim-${id}`} />
      ))}
      {begins.map((id) => (
        <Beside id={id} {...standing} />
      ))}
      <a
        class="mark"
        id={first === undefined ? undefined : `claim-${first}`}
        href={`#claim-card-${leads}`}
      >
        {words}
        <span class="visually-hidden">
          {' '}
          (
          {ids.map((id, index) => (
            <>
              {index > 0 && '; '}
              <InWords id={id} {...standing} />
            </>
          ))}
          )
        </span>
      </a>
    </>
  )
}
