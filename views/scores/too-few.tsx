import { plural } from '../format.ts'
import { say } from '../say.ts'

const ENOUGH = 20

/** Said where somebody's calibration cannot be judged yet. */
export const TooFew = ({ questions }: { questions: number }) =>
  questions < ENOUGH ? (
    <p class="muted">{say`Too few to judge: ${questions} of ${plural(ENOUGH, 'resolved question')}.`}</p>
  ) : null
