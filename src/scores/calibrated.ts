import { type BandPoint, consistencyBand, miscalibrationByChance } from '#src/scoring/bands.ts'
import {
  type Bin,
  calibrationBins,
  type SaidOfEvent,
  type SaidOfQuestion,
} from '#src/scoring/bins.ts'
import { calibrationInTheLarge, selfAssessment, spiegelhalter } from '#src/scoring/calibrated.ts'
import { type Corp, corp } from '#src/scoring/corp.ts'
import type { Interval } from '#src/scoring/interval.ts'
import { type Murphy, murphy } from '#src/scoring/murphy.ts'
import { ENOUGH_TO_JUDGE, type Quantities, quantitiesOf } from './quantities.ts'

/** What one person said of a question: over time, and in the first forecast that counted. */
export type SaidThere = {
  cluster: string
  events: SaidOfEvent[]
  first: SaidOfQuestion
  /** Of an amount instead, where it came out in the first forecast, 0..1. */
  place: number | undefined
}

/** How what somebody said fits what happened. */
export type Calibration = {
  /** How many questions gave chances to events. */
  questions: number
  /** By the share of time that each chance stood. */
  bins: Bin[]
  terms: Murphy | null
  large: Interval
  own: { sharpness: number; gap: number } | null
  /** Of first forecasts; undefined while there are too few to judge. */
  curve: Curve | undefined
  /** Of numbers and dates; undefined of none. */
  quantities: Quantities | undefined
}

export type Curve = {
  questions: number
  apart: Corp
  /** The miscalibration that luck alone gives. */
  luck: { mean: number; high: number }
  band: BandPoint[]
  test: { z: number; p: number } | null
  /** How often which chance was said first. */
  said: Bin[]
}

const LUCK = 500
const HISTOGRAM = 20

/** @param draw how a curve is made, or found where it was made before */
export function calibrationOf(
  said: SaidThere[],
  draw: (first: SaidOfQuestion[]) => Curve | undefined,
): Calibration {
  const events = said.flatMap(({ events }) => events)
  const first = said.flatMap(({ first }) => (first.length > 0 ? [first] : []))
  return {
    questions: first.length,
    bins: calibrationBins(events),
    terms: murphy(events),
    large: calibrationInTheLarge(
      said.flatMap(({ cluster, events }) => events.map((event) => ({ ...event, cluster }))),
    ),
    own: selfAssessment(events),
    curve: first.length < ENOUGH_TO_JUDGE ? undefined : draw(first),
    quantities: quantitiesOf(said.flatMap(({ place }) => place ?? [])),
  }
}

/** The curve of first forecasts with its band: a thousand draws, a tenth of a second for many. */
export function curveOf(first: SaidOfQuestion[], seed: number): Curve | undefined {
  const apart = corp(first.flat())
  const luck = miscalibrationByChance(first, { seed, replicates: LUCK })
  if (!apart || !luck) return undefined
  return {
    ...{ questions: first.length, apart, luck },
    band: consistencyBand(first, { seed }),
    test: spiegelhalter(first),
    said: calibrationBins(first.flat(), HISTOGRAM),
  }
}
