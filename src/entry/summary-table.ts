import type { Report } from '#src/importing/report.ts'
import { FEWEST_TO_JUDGE, type Summary } from '#src/importing/summary.ts'
import { count, counted, percent, rightAligned, score, shown } from './text-table.ts'

/** A forecaster's score, what it is made of, and calibration. */
export const summaryTables = (report: Report, summary: Summary): string[] => [
  `${headOf(report)}\n  ${meanOf(summary)}: 0 is best, and always saying 50% scores 0.250.`,
  madeOf(summary),
  calibrationOf(summary),
  judgementOf(report, summary),
]

const headOf = ({ of, forecasters }: Report) =>
  of !== null || forecasters === 1 ? shown(of ?? 'The forecaster') : 'Everybody together'

function meanOf({ brier, scores, questions }: Summary): string {
  const over = `Brier score ${score(brier)} over ${counted(questions, 'question')}`
  return scores === questions ? over : `${over}, the mean of ${counted(scores, 'score')}`
}

function madeOf({ decomposition: d, corp }: Summary): string {
  const skill = d.skill_score === null ? 'none' : percent(d.skill_score)
  return [
    'What the score is made of, each forecast weighted by how long it stood',
    `  REL ${score(d.rel)}  reliability: how far chances lie from what happened; 0 is calibrated`,
    `  RES ${score(d.res)}  resolution: how far they tell events apart; more is better`,
    `  UNC ${score(d.unc)}  uncertainty: what always saying the base rate scores`,
    `  WBV ${score(d.wbv)}  variance of chances within the ten bins`,
    `  WBC ${score(d.wbc)}  covariance within the bins; RES - WBV + WBC = ${score(d.gres)}`,
    `  BS  ${score(d.brier)}  = REL - RES + UNC + WBV - WBC; skill against the base rate ${skill}`,
    'The same without bins (CORP)',
    `  MCB ${score(corp.mcb)}  miscalibration`,
    `  DSC ${score(corp.dsc)}  discrimination`,
    `  UNC ${score(corp.unc)}  BS ${score(corp.score)} = MCB - DSC + UNC`,
  ].join('\n')
}

function calibrationOf({ bins }: Summary): string {
  const rows = bins.map(({ from, to, said, happened, count: forecasts }) => [
    `${from / 100}% to ${to / 100}%`,
    said === null ? '' : percent(said / 10_000),
    happened === null ? '' : percent(happened),
    count(forecasts),
  ])
  return `Calibration, weighted alike\n${rightAligned([['chance', 'mean said', 'happened', 'forecasts'], ...rows])}`
}

function judgementOf({ of, brier_board }: Report, summary: Summary): string {
  const { in_the_large: bias, self_assessment, test, questions } = summary
  const range = bias.low === null ? '' : `, ${signed(bias.low)} to ${signed(bias.high ?? 0)}`
  const lines = [
    `In the large: chances lay ${signed(bias.mean ?? 0)} from what happened${range}.`,
    `Self-assessment: the chances expect ${score(self_assessment.sharpness)}, a gap of ${signed(self_assessment.gap)}; above 0 is overconfident.`,
  ]
  if (questions < FEWEST_TO_JUDGE)
    return [...lines, `Fewer than ${FEWEST_TO_JUDGE} questions: too few to judge.`].join('\n')
  if (!test)
    return of === null && brier_board.length > 1
      ? [...lines, 'Spiegelhalter: of one forecaster only, named by --forecaster.'].join('\n')
      : lines.join('\n')

  const { spiegelhalter, mcb, mcb_by_chance } = test
  const z = spiegelhalter
    ? `Z ${spiegelhalter.z.toFixed(2)}, p ${spiegelhalter.p.toFixed(3)}`
    : 'not defined where only 0%, 50% and 100% were said'
  const chance = mcb_by_chance
    ? `: by chance alone ${score(mcb_by_chance.mean)}, in 95% of cases up to ${score(mcb_by_chance.high)}`
    : ''
  return [
    ...lines,
    `Spiegelhalter, by the first forecast of each question: ${z}.`,
    `Miscalibration of the first forecasts ${score(mcb)}${chance}.`,
  ].join('\n')
}

const signed = (number: number) => `${number < 0 ? '−' : '+'}${score(Math.abs(number))}`
