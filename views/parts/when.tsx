import { distance, minute, second } from '../format.ts'

/** An instant as people read it, with the exact one for programs. */
export const When = ({ at, exact = false }: { at: Date; exact?: boolean }) => (
  <time datetime={at.toISOString()}>{exact ? second(at) : minute(at)}</time>
)

/** A coming or past instant with its distance: "1 Mar 2026, 12:00 UTC (in 3 days)". */
export const WhenAndHowFar = ({ at }: { at: Date }) => (
  <>
    <When at={at} /> <span class="muted">({distance(at, new Date())})</span>
  </>
)
