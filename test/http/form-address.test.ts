import { expect } from 'vitest'
import { pageOfForm } from '#src/http/form-address.ts'
import { test } from '#test/support/world.ts'

const GET = ['/', '/admin', '/questions/:id', '/questions/:id/forecasts', '/settings']
const POST = [
  ...['/admin/bars', '/questions/:id/closes', '/questions/:id/forecasts', '/sign-out'],
  ...['/settings/sessions/:id/ends', '/questions/:id/resolutions/previews'],
]
const routes = [
  ...GET.map((path) => ({ method: 'GET', path })),
  ...POST.map((path) => ({ method: 'POST', path })),
] as Parameters<typeof pageOfForm>[0]

test.for([
  ['/admin/bars', '/admin'],
  ['/questions/7/closes', '/questions/7'],
  ['/questions/7/resolutions/previews', '/questions/7'],
  ['/settings/sessions/3/ends', '/settings'],
  ['/sign-out', '/'],
] as const)('the form at %s stands on %s', ([path, page]) => {
  expect(pageOfForm(routes, path)).toBe(page)
})

test.for(['/questions/7/forecasts', '/nowhere', '/admin/bars/x', '/', '/questions//closes'])(
  'at %s no form is alone',
  (path) => {
    expect(pageOfForm(routes, path)).toBeUndefined()
  },
)

test('whoever reloads a form’s address comes to its page; what is not there is missed', async ({
  w,
}) => {
  const lead = async (path: string) => {
    const { status, headers } = await w.send('GET', path, w.ada)
    return [status, headers.get('location')]
  }
  expect(await lead('/admin/bars')).toEqual([303, '/admin'])
  expect(await lead('/personal/readings')).toEqual([303, '/personal'])
  expect(await lead(`/questions/${w.question.id}/closes`)).toEqual([
    303,
    `/questions/${w.question.id}`,
  ])
  expect(await lead('/nowhere/at/all')).toEqual([404, null])
})
