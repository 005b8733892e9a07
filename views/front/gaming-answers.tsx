import { sentence } from '#src/lib/sentence.ts'
import { speak } from '../say.ts'

/** What somebody may try for a better place, and why it does not pay. */
export const GamingAnswers = () => (
  <dl>
    {MOVES.map(([move, answer]) => (
      <>
        <dt>{speak(move)}</dt>
        <dd>{speak(answer)}</dd>
      </>
    ))}
  </dl>
)

const MOVES = [
  [
    sentence`Coming late, when it is nearly clear`,
    sentence`The mean over the time one stood gains by it, so it is shown and not ranked by skill. Points are divided by the whole schedule: the time before earns nothing.`,
  ],
  [
    sentence`Changing just before the close`,
    sentence`Counts for as long as it stood. The score of the last forecast is shown on its question and goes nowhere else.`,
  ],
  [
    sentence`Many forecasts`,
    sentence`Nobody's score is a mean of forecasts made. Saying the same again changes nothing.`,
  ],
  [sentence`Withdrawing when unsure`, sentence`Absence earns exactly 0.`],
  [
    sentence`Forecasting after the news`,
    sentence`A moderator records when the outcome became knowable; from then on nothing counts, for anybody.`,
  ],
  [
    sentence`A second account with bad forecasts`,
    sentence`Moves the mean of the others by at most 1 in as many as there are; a question asks for five people before it counts for skill. An account that says the opposite of what happens is noticed after ten questions and can be set apart: nobody is compared with it any more.`,
  ],
  [
    sentence`Deleting a bad record`,
    sentence`Forecasts, resolutions and scores are only ever added.`,
  ],
  [
    sentence`Copying the crowd`,
    sentence`Pays, so the crowd stands on the board itself, is hidden until you have forecast, and whoever copies it earns 0 beside it. An account that only ever says what the crowd says is noticed after ten questions and can be set apart, like every program: it keeps its line, without a rank.`,
  ],
  [
    sentence`Playing for a rank`,
    sentence`Whoever must be first says more than they believe. There is no prize for the first alone, and places are shown with their range.`,
  ],
] as const
