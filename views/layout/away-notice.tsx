import { When } from '../parts/when.tsx'
import { say } from '../say.ts'

/** Over the last copy of a page, which has no reader of its own: its time is told in UTC. */
export const AwayNotice = ({ at }: { at: Date }) => (
  <>{say`The database cannot be reached right now. This is the page as it was at ${<When at={at} />}; nothing can be saved until it is back.`}</>
)
