import { expect, test } from 'vitest'
import { calibrationOf } from '#src/scores/calibrated.ts'
import { type Quantities, quantitiesOf } from '#src/scores/quantities.ts'
import { faultsOf } from '#test/views/faults.ts'
import { HOSTILE } from '#test/views/props.ts'
import { all, headings, heard, links, one, read } from '#test/views/reading.ts'
import { CalibrationPart } from '#views/scores/calibration-part.tsx'
import { QuantitiesPart } from '#views/scores/quantities-part.tsx'

const FIVE = [0.04, 0.31, 0.38, 0.62, 0.97]
const part = (places: number[], handle?: string) =>
  read(<QuantitiesPart quantities={quantitiesOf(places) as Quantities} handle={handle} />)
const all25 = (place: number) => Array.from({ length: 25 }, () => place)

test('few outcomes are counted one by one and judged by nobody', async () => {
  const shown = await part(FIVE)
  expect(headings(shown)).toEqual(['2 Numbers and dates'])
  expect(heard(shown)).toContain('Too few to judge: 5 of 20 resolved questions.')
  expect(all(shown, 'li').slice(0, 3).map(heard)).toEqual([
    'Your middle 50% held the outcome 3 of 5 times. It should miss one time in two.',
    'Your middle 80% held the outcome 3 of 5 times. It should miss one time in five.',
    'Your middle 90% held the outcome 3 of 5 times. It should miss one time in ten.',
  ])
  expect(heard(shown)).not.toContain('usual')
  expect(faultsOf(shown)).toEqual([])
})

test('the drawing says what it shows, and its ten numbers stand below', async () => {
  const shown = await part(FIVE)
  const drawing = one(shown, 'svg')
  expect(drawing.attributes.role).toBe('img')
  expect(heard(one(shown, 'figcaption'))).toBe(
    '3 of 5 outcomes lay below the middle of what you said',
  )
  expect(
    all(drawing, 'path').find(({ attributes }) => attributes.class === 'bars full'),
  ).toBeTruthy()
  expect(all(one(shown, 'tbody'), 'tr').map((row) => all(row, 'th', 'td').map(heard))).toEqual([
    ['0–10%', '1'],
    ['10–20%', '0'],
    ['20–30%', '0'],
    ['30–40%', '2'],
    ...['40–50%', '50–60%'].map((tenth) => [tenth, '0']),
    ['60–70%', '1'],
    ...['70–80%', '80–90%'].map((tenth) => [tenth, '0']),
    ['90–100%', '1'],
  ])
  expect(Object.values(links(shown))).toEqual(['/help/scoring/calibration#numbers-and-dates'])
})

test('of somebody else it speaks by their name, a hostile one too', async () => {
  const shown = await part(FIVE, HOSTILE)
  expect(heard(shown)).toContain(`The middle 50% of what ${HOSTILE} said held the outcome 3 of 5`)
  expect(heard(shown)).toContain(`below the middle of what ${HOSTILE} said`)
  expect(heard(shown)).not.toMatch(/\byou/i)
  expect(faultsOf(shown)).toEqual([])
})

test('from twenty on each middle is judged by what luck explains', async () => {
  const level = Array.from({ length: 25 }, (_, k) => (k + 0.5) / 25)
  expect(heard(await part(level))).toContain(
    'Your middle 50% held the outcome 13 of 25 times. For somebody calibrated 8 to 17 are usual, so this may be all luck.',
  )
  const narrow = heard(await part(all25(0.99)))
  expect(narrow).not.toContain('Too few')
  expect(narrow).toContain(
    'Your middle 80% held the outcome 0 of 25 times. For somebody calibrated 16 to 24 are usual: these forecasts were too narrow.',
  )
  expect(heard(await part(all25(0.5)))).toContain(
    'Your middle 80% held the outcome 25 of 25 times. For somebody calibrated 16 to 24 are usual: these forecasts were wider than they need be.',
  )
})

test('it stands below the table of chances, or instead of it where no chance was given', async () => {
  const event = { bp: 7000, happened: true, weight: 1 }
  const chance = { cluster: 'a', events: [event], first: [event], place: undefined }
  const amount = { cluster: 'b', events: [], first: [], place: 0.4 }
  const shown = async (...said: Parameters<typeof calibrationOf>[0]) =>
    headings(
      await read(
        <CalibrationPart calibration={calibrationOf(said, () => undefined)} handle="bob" />,
      ),
    )
  expect(await shown(chance)).toEqual(['2 Calibration'])
  expect(await shown(chance, amount)).toEqual(['2 Calibration', '2 Numbers and dates'])
  expect(await shown(amount)).toEqual(['2 Numbers and dates'])
  expect(await shown()).toEqual(['2 Calibration'])
})
