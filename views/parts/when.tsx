import { distance, minute, second } from '../format.ts'
import { useReader } from '../reader.ts'

/** An instant as its reader's clock shows it, with the exact one for programs. */
export const When = ({ at, exact = false }: { at: Date; exact?: boolean }) => {
  const { zone } = useReader()
  return <time datetime={at.toISOString()}>{exact ? second(at, zone) : minute(at, zone)}</time>
}

/** A coming or past instant with its distance: "1 Mar 2026, 12:00 UTC (in 3 days)". */
export const WhenAndHowFar = ({ at }: { at: Date }) => (
  <>
    <When at={at} /> <span class="muted">({distance(at, useReader().now)})</span>
  </>
)
