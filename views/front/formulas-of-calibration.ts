import { sentence } from '#src/lib/sentence.ts'
import type { Formula } from './formula.tsx'
import { BandSum, CorpSum, MurphySum, TestSums } from './sums-of-calibration.tsx'
import { PlaceSums } from './sums-of-quantities.tsx'
import { OtherPoolSums, PoolSums } from './sums-of-the-crowd.tsx'

/** Whether 70% means 70%, and how the many are made one. */
export const ofCalibration: readonly Formula[] = [
  {
    id: 'said',
    name: sentence`What is compared`,
    words: [
      sentence`The table weighs each chance by the share of the schedule it stood, each of K options as an event of a K-th, so that a question weighs at most 1. Bands and tests need forecasts that do not hang together: they take one of each question, the first. Of a question with several options each option is an event again.`,
    ],
    source: sentence`Merkle and Hartman 2018, Judgment and Decision Making 13.`,
  },
  {
    id: 'murphy',
    name: sentence`Five terms`,
    words: [
      sentence`In ten bins, with the mean chance f and the share o that happened in each: reliability is the mean of (f − o)², resolution that of (o − base rate)², uncertainty the base rate times its rest; within bins, the variance of the chances and twice their covariance with what happened. Score = reliability − resolution + uncertainty + variance − covariance, exactly.`,
    ],
    Sum: MurphySum,
    source: sentence`Murphy 1973, Journal of Applied Meteorology 12; Stephenson et al. 2008, Weather and Forecasting 23.`,
  },
  {
    id: 'corp',
    name: sentence`The curve, without bins`,
    words: [
      sentence`The rising curve that fits best what happened: neighbours that would fall are pooled. S is your score and R the score after reading each of your chances off the curve. Miscalibration S − R is what you could save by that; discrimination, uncertainty − R, is what you tell apart. Score = miscalibration − discrimination + uncertainty.`,
    ],
    Sum: CorpSum,
    source: sentence`Dimitriadis, Gneiting and Jordan 2021, Proceedings of the National Academy of Sciences 118.`,
  },
  {
    id: 'band',
    name: sentence`The band`,
    words: [
      sentence`Where the curve of somebody calibrated would lie, nine times in ten: questions are drawn again, each happens with the chance that was said, and the curve is fitted anew. A curve inside of its band may be all luck. Below 20 questions none is drawn.`,
    ],
    Sum: BandSum,
    source: sentence`Dimitriadis, Gneiting and Jordan 2021, as above; the R package reliabilitydiag.`,
  },
  {
    id: 'tests',
    name: sentence`Tests and plain differences`,
    words: [
      sentence`Spiegelhalter's Z is the sum of (y − p)(1 − 2p) over the root of the sum of (1 − 2p)² p (1 − p): beyond ±1.96 is rare for somebody calibrated. Calibration in the large is the mean chance less the share that happened, with the interval of the plain mean. Sharpness is the score your chances expect, the mean of p (1 − p); what the score is above that is the gap of overconfidence. A skill score is 1 − score ÷ reference; it is never ranked, since ratios reward saying more than one believes.`,
    ],
    Sum: TestSums,
    source: sentence`Spiegelhalter 1986, Statistics in Medicine 5.`,
  },
  {
    id: 'numbers-and-dates',
    name: sentence`Numbers and dates`,
    words: [
      sentence`Of each question the first forecast that counted tells a place: F(y), the chance it gave to at most what came about. Of somebody calibrated each place from 0 to 100% is as likely as another, so that ten bars are level but for luck. Where F jumps, or the outcome lies beyond an open end, a place in the jump is drawn by the numbers of question and person, and stays.`,
      sentence`The middle 50% holds the places from 25 to 75%, the middle 80% those from 10 to 90%, the middle 90% those from 5 to 95%. From 20 questions on, how many each held stands beside how many are usual for somebody calibrated, 19 times in 20, by the binomial distribution.`,
    ],
    Sum: PlaceSums,
    source: sentence`Dawid 1984, Journal of the Royal Statistical Society A 147; Gneiting, Balabdaoui and Raftery 2007, Journal of the Royal Statistical Society B 69.`,
  },
  {
    id: 'crowd',
    name: sentence`The crowd, in seven ways`,
    words: [
      sentence`Pooled is what stands at a moment, one forecast a person. The k-th of n from the oldest weighs e to the power of √k − √n in the median that is published as the crowd; with one or two all weigh the same. Odds are read between 1% and 99%. A published crowd is never made anew, and a weight used at a time knows only what was resolved before it.`,
    ],
    Sum: PoolSums,
    source: sentence`Satopää et al. 2014, International Journal of Forecasting 30; Atanasov et al. 2017, Management Science 63; Neyman and Roughgarden 2021, arXiv 2111.03153; Sevilla 2021; Dawid 1984, Journal of the Royal Statistical Society A 147.`,
  },
  {
    id: 'crowd-of-options',
    name: sentence`The crowd of options and of curves`,
    words: [
      sentence`Each option is pooled by itself and all are brought to 100% again; curves are pooled at each x at which one of them bends.`,
    ],
    Sum: OtherPoolSums,
  },
]
