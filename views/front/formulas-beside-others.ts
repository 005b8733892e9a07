import { sentence } from '#src/lib/sentence.ts'
import type { Formula } from './formula.tsx'
import { HeadToHeadSum, LogSums, MedianSums } from './sums-beside-others.tsx'
import { PeerSums } from './worked-sums.tsx'

/** What tells people apart on one question, or on those that two have in common. */
export const besideOthers: readonly Formula[] = [
  {
    id: 'peer-score',
    name: sentence`Peer score`,
    words: [
      sentence`At each moment you earn the mean score of the others whose forecasts stand, less your own; while nobody else stands you earn nothing. The peer score of a question is the integral of that over its schedule. In hundredths it is called points. The peer scores of all who are compared on a question add up to zero, nobody can gain by joining late or leaving early, and what you say moves only your own score, never what it is compared with. The crowd, programs and second accounts that an admin has set apart are compared with people, but people never with them.`,
    ],
    Sum: PeerSums,
    source: sentence`Gneiting and Raftery 2007, Journal of the American Statistical Association 102, for the scores it is a difference of.`,
  },
  {
    id: 'relative',
    name: sentence`Relative to the median and to the crowd`,
    words: [
      sentence`Over the same moments: the median of everybody's scores less your own, with yourself among them, or of the others alone. It is the median of scores, not the score of a middle forecast. To the crowd: the score of the crowd as it was published at the time, less yours, while both stood; who copies it earns 0. None of these is ranked: a median does not add up.`,
    ],
    Sum: MedianSums,
    source: sentence`Cramer et al. 2022, Proceedings of the National Academy of Sciences 119, for comparisons by ratios, which we do not use.`,
  },
  {
    id: 'log-score',
    name: sentence`Log score`,
    words: [
      sentence`−ln p, where p is the chance you gave to what happened, read as at least 0.01% and at most 99.99%; over time its mean, as of the Brier score. It is shown and never ranked, since one slip near certainty would outweigh years of forecasts.`,
    ],
    Sum: LogSums,
    source: sentence`Good 1952, Journal of the Royal Statistical Society B 14.`,
  },
  {
    id: 'head-to-head',
    name: sentence`Head to head`,
    words: [
      sentence`Of two people: the other's score less one's own while both stood, summed over questions and divided by the time they stood together, each question by the share of its schedule. Above 0 is better. Its interval is that of the plain mean, on the page of skill.`,
    ],
    Sum: HeadToHeadSum,
  },
]
