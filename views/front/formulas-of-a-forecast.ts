import { sentence } from '#src/lib/sentence.ts'
import type { Formula } from './formula.tsx'
import { CurveSums } from './sums-of-a-forecast.tsx'
import { EarlyEnds, TimeSums } from './sums-over-time.tsx'
import { ChoiceSum, OrderedSum, SingleSums } from './worked-sums.tsx'

/** What one forecast scores, and what many add up to over the time they stood. */
export const ofAForecast: readonly Formula[] = [
  {
    id: 'yes-or-no',
    name: sentence`Yes or no`,
    words: [
      sentence`The Brier score is the squared gap between your chance p and what happened, y, which is 1 for yes and 0 for no: (p − y)². It lies between 0, best, and 1. Whoever says what they believe expects the best score. The form of 1950 adds up both answers and is twice as large.`,
    ],
    Sum: SingleSums,
    source: sentence`Brier 1950, Monthly Weather Review 78.`,
  },
  {
    id: 'options',
    name: sentence`Several options`,
    words: [
      sentence`Half the sum of the squared gaps of all options: ½ × Σ (p − y)². With two options it is the score of yes or no.`,
    ],
    Sum: ChoiceSum,
    source: sentence`Brier 1950, Monthly Weather Review 78.`,
  },
  {
    id: 'ordered-options',
    name: sentence`Options in order`,
    words: [
      sentence`The ranked probability score: at each border between two options the yes/no score of "it lies below this border", and the mean of these. Near misses cost less.`,
    ],
    Sum: OrderedSum,
    source: sentence`Epstein 1969, Journal of Applied Meteorology 8; Murphy 1971, Journal of Applied Meteorology 10.`,
  },
  {
    id: 'numbers-and-dates',
    name: sentence`Numbers and dates`,
    words: [
      sentence`A forecast is a rising curve F over a range from L to U: F(x) is the chance of at most x. Its score is the mean, over every x of the range, of the yes/no score of "at most x": 1 ÷ (U − L) × ∫ (F(x) − y)² dx, the continuous ranked probability score. A single sure number scores how far it is off, as a share of the range. Dates count in milliseconds; quantities of several orders of magnitude on a scale of ratios.`,
    ],
    Sum: CurveSums,
    source: sentence`Matheson and Winkler 1976, Management Science 22; Gneiting and Raftery 2007, Journal of the American Statistical Association 102; Gneiting and Ranjan 2011, Journal of Business & Economic Statistics 29.`,
  },
  {
    id: 'over-time',
    name: sentence`Over time`,
    words: [
      sentence`A forecast stands until your next one or until you withdraw it. Scored is the time from the opening to the close, or to the moment the outcome became knowable if that came first. The Brier score shown for a question is the mean over the time a forecast of yours stood. Coverage is the share of the scheduled time that it stood; whoever stands when it becomes knowable is taken to have stood to the close.`,
      sentence`The integral adds up the same over the whole schedule, where absence adds nothing. Shown beside it and never ranked, since they say nothing of updating, are the score of the first forecast and the score of what stood halfway from the opening to the close. The schedule announces that instant before anybody speaks; a close that is moved later moves it too.`,
    ],
    Sum: TimeSums,
  },
  {
    id: 'schedule',
    name: sentence`Why the schedule is the divisor`,
    words: [
      sentence`Scores that compare people are divided by the scheduled length of a question, not by how long it turned out to last. A yes often ends a question early. Divided by its short length it would weigh more than a no, and it would pay to say more than one believes. With a chance of yes p, a weight of v if yes and w if no, it is best to say p × v ÷ (p × v + (1 − p) × w); only equal weights make that p.`,
    ],
    Sum: EarlyEnds,
    source: sentence`Gneiting and Raftery 2007, for scores that reward what one believes.`,
  },
]
