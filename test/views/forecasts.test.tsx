import { expect, test } from 'vitest'
import type { Forecast } from '#src/db/schema.ts'
import { Refusal } from '#src/lib/refusal.ts'
import type { Phase } from '#src/questions/question.ts'
import { Crowd } from '#views/forecasts/crowd.tsx'
import { ForecastPanel } from '#views/forecasts/forecast-panel.tsx'
import { faultsOf } from './faults.ts'
import { actor, binary, crowd, forecast, HOSTILE, hiddenCrowd, options, question } from './props.ts'
import { all, buttons, field, form, headings, heard, one, read, sent } from './reading.ts'

const CHANCE = 'Your chance, in %'
const WITHDRAW = 'Withdraw it from now on'

type Change = Partial<Parameters<typeof ForecastPanel>[0]>

const panel = (change: Change = {}) =>
  read(
    <ForecastPanel
      {...{ question: question(), mine: [], sawCrowd: false, actor: actor('member') }}
      {...change}
    />,
  )

const said: Forecast[] = [forecast(binary(7350), '18:04:09')]
const withdrawn: Forecast[] = [forecast(null, '19:00:00'), ...said]

test('a guest may type a forecast, and is told how it is kept', async () => {
  const shown = await panel({ actor: undefined })
  expect(buttons(shown)).toContain('Save forecast')
  expect(field(shown, CHANCE).attributes).not.toHaveProperty('value')
  expect(heard(shown)).toContain('sign up or in')
  expect(heard(await panel())).not.toContain('sign up')
})

test('who has not forecast yet is asked for a chance, with nothing to withdraw', async () => {
  const shown = await panel()
  expect(headings(shown)).toEqual(['2 Your forecast'])
  expect(form(shown, 'Save forecast').attributes).toMatchObject({
    ...{ method: 'post', action: '/questions/7/forecasts' },
  })
  expect(sent(form(shown, 'Save forecast'))).toEqual({ kind: 'binary' })
  expect(buttons(shown)).not.toContain(WITHDRAW)
  expect(heard(shown)).not.toMatch(/Saved|Withdrawn/)
  expect(faultsOf(shown)).toEqual([])
})

test('a forecast is shown as entered, to the second, and may be changed or withdrawn', async () => {
  const shown = await panel({ mine: said })
  expect(heard(shown)).toContain('Saved: 73.5%, 1 Mar 2026, 18:04:09 UTC')
  expect(field(shown, CHANCE).attributes.value).toBe('73.5')
  expect(form(shown, WITHDRAW).attributes.action).toBe('/questions/7/withdrawals')
  expect(all(shown, 'details')).toEqual([])
  expect(faultsOf(shown)).toEqual([])
})

test('a withdrawn forecast is shown as withdrawn and offers a new one', async () => {
  const shown = await panel({ mine: withdrawn })
  expect(heard(shown)).toContain('Withdrawn 1 Mar 2026, 19:00:00 UTC')
  expect(heard(shown)).not.toContain('Saved')
  expect(buttons(shown)).toContain('Save forecast')
  expect(buttons(shown)).not.toContain(WITHDRAW)
  expect(field(shown, CHANCE).attributes).not.toHaveProperty('value')
})

test('earlier forecasts and withdrawals stay in sight, newest first', async () => {
  const mine = [forecast(binary(2000), '20:00:00'), ...withdrawn]
  expect(all(await panel({ mine }), 'li').map(heard)).toEqual([
    'withdrawn 1 Mar 2026, 19:00:00 UTC',
    '73.5% 1 Mar 2026, 18:04:09 UTC',
  ])
})

test.for([
  ['scheduled', 'It opens 1 Mar 2026, 00:00 UTC.'],
  ['closed', 'Forecasting has ended. A moderator records the outcome.'],
  ['proposed', 'Forecasting has ended. A moderator records the outcome.'],
  ['final', 'This question is resolved. No more forecasts are taken.'],
  ['annulled', 'This question is resolved. No more forecasts are taken.'],
] as const)('a question that is %s takes no forecast: "%s"', async ([phase, words]) => {
  const closed = question({ phase })
  for (const who of [undefined, actor('member')]) {
    const shown = await panel({ question: closed, actor: who })
    expect(all(shown, 'form', 'input', 'button')).toEqual([])
    expect(heard(shown)).toContain(words)
  }
})

test.for(['closed', 'final'] as Phase[])(
  'of a %s question one still reads what one said',
  async (phase) => {
    const shown = await panel({ question: question({ phase }), mine: withdrawn })
    expect(heard(shown)).toContain('Withdrawn 1 Mar 2026, 19:00:00 UTC')
    expect(heard(one(shown, 'li'))).toBe('73.5% 1 Mar 2026, 18:04:09 UTC')
    expect(buttons(shown)).toEqual([])
  },
)

test('a refused chance stays in its field, tied to what is wrong with it', async () => {
  const refusal = new Refusal('invalid', 'invalid', 'No.', { fields: { bp: 'From 0 to 100.' } })
  const shown = await panel({ refusal, typed: { bp: HOSTILE }, mine: said })
  expect(field(shown, CHANCE).attributes).toMatchObject({
    ...{ value: HOSTILE, 'aria-invalid': 'true', 'aria-describedby': 'bp-hint bp-problem' },
  })
  expect(heard(shown)).toContain('Saved: 73.5%')
  expect(faultsOf(shown)).toEqual([])
})

test('near certainty is asked back: the same chance, to be saved all the same', async () => {
  const refusal = new Refusal('invalid', 'confirm', '0.1% says it cannot happen.', { asked: '10' })
  const shown = await panel({ refusal, typed: { bp: '0.1%' } })
  const asked = form(shown, 'Save it all the same')
  expect(sent(asked)).toEqual({ kind: 'binary', confirmed: '10' })
  expect(field(asked, CHANCE).attributes.value).toBe('0.1%')
  expect(all(asked, 'button').map(heard)).toEqual(['Save it all the same'])
  expect(heard(shown)).toContain('0.1% says it cannot happen.')
})

test('a chance that is merely wrong is not taken as confirmed', async () => {
  const refusal = new Refusal('invalid', 'invalid', 'No.', { fields: { bp: 'From 0 to 100.' } })
  expect(sent(form(await panel({ refusal }), 'Save forecast'))).not.toHaveProperty('confirmed')
})

test('of several options each chance that stands is told and is in its field', async () => {
  const spec = options('ordered', 'June', 'July', HOSTILE)
  const mine = [forecast({ kind: 'ordered', bps: [5000, 2550, 2450] }, '18:00')]
  const shown = await panel({ question: question({ spec }), mine })
  expect(heard(shown)).toContain(`Saved: June 50%, July 25.5%, ${HOSTILE} 24.5%`)
  expect(field(shown, 'July').attributes.value).toBe('25.5')
  expect(faultsOf(shown)).toEqual([])
})

const others = (seen: Parameters<typeof Crowd>[0]['crowd'], change: object = {}) =>
  read(<Crowd question={question(change)} crowd={seen} />)

test('a hidden crowd tells how many it is and until when, and no chance', async () => {
  const shown = await others(hiddenCrowd)
  expect(heard(shown)).toContain('Hidden until you have forecast, so that you think for yourself')
  expect(heard(shown)).toContain('shown to everybody from 2 Mar 2026, 00:00 UTC')
  expect(heard(shown)).toContain('3 forecasts standing')
  expect(heard(shown)).not.toContain('%')
})

test('a shown crowd tells its chance, how it comes about and of how many', async () => {
  const words = heard(await others(crowd({ value: binary(7349) })))
  expect(words).toContain('73% (likely)')
  expect(words).toContain('The median of standing forecasts, recent ones weighing more.')
  expect(words).toContain('3 forecasts standing')
  expect(words).not.toContain('Of two forecasts')
  expect(faultsOf(await others(crowd()))).toEqual([])
})

test('beside one other, the crowd betrays the other, and says so', async () => {
  expect(heard(await others(crowd({ forecasters: 2, others: 1 })))).toContain(
    'Of two forecasts it tells the other one.',
  )
})

test('too small a crowd says how many others it waits for', async () => {
  const waiting = (minimum: number) =>
    others(crowd({ value: undefined, forecasters: 1, others: 0, minimum }))
  expect(heard(await waiting(1))).toContain('Shown once 1 other person has forecast.')
  expect(heard(await waiting(3))).toContain('Shown once 3 other people have forecast.')
  expect(heard(await waiting(3))).toContain('1 forecast standing')
})

test('where nobody has forecast there is nothing to hide, and the reader would be the first', async () => {
  const none = { forecasters: 0 }
  const hidden = heard(await others({ ...hiddenCrowd, ...none }))
  expect(hidden).toContain('No forecasts yet. Yours would be the first.')
  expect(hidden).not.toContain('Hidden')
  const words = heard(await others(crowd({ value: undefined, ...none, others: 0 })))
  expect(words).toContain('No forecasts yet. Yours would be the first.')
  expect(words).toContain('0 forecasts standing')
})

test('the crowd of several options tells the likeliest by name', async () => {
  const spec = options('choice', 'June', HOSTILE)
  const value = { kind: 'choice' as const, bps: [3000, 7000] }
  const shown = await others(crowd({ value }), { spec })
  expect(heard(shown)).toContain(`70% (likely) for "${HOSTILE}"`)
  expect(faultsOf(shown)).toEqual([])
})
