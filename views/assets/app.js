// What plain HTML cannot do: keys, and carrying selected words to the claim form.
const inField = (target) => target.closest('input, textarea, select, [contenteditable]')

const find = (selector) => document.querySelector(selector)

/** Single keys on a page; the list of keys is there unless they were switched off. */
const KEYS = {
  f: () => find('main input[inputmode=decimal]'),
  '/': () => find('#search'),
  '?': () => find('#keys-dialog'),
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') leave(event.target)
  if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return
  const element = find('#keys-dialog') && KEYS[event.key]?.()
  if (!element) return
  event.preventDefault()
  if (element.showModal) return element.open || element.showModal()
  element.focus()
  element.select()
})

/** Escape closes the menu of the account and leaves the search. */
const leave = (target) => {
  if (target.id === 'search') target.blur()
  const menu = find('details.account[open]')
  if (!menu) return
  menu.open = false
  menu.firstElementChild.focus()
}

// In a field for a chance arrows move by 1, Page keys by 10; Escape takes the typing back.
const STEPS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }

/** Reads as the site does: a comma is a decimal mark, and what begins with it is a share. */
const read = (typed) => {
  const number = Number.parseFloat(typed.trim().replace(',', '.'))
  return /^\s*[.,]/.test(typed) ? number * 100 : number
}

/** Never beyond 1 or 99, and never back from where somebody went by themselves. */
const move = (field, step) => {
  const now = Number.isNaN(read(field.value)) ? 50 : read(field.value)
  const to = Math.min(99, Math.max(1, now + step))
  field.value = Number((step > 0 ? Math.max(now, to) : Math.min(now, to)).toFixed(2))
}

document.addEventListener('keydown', (event) => {
  const field = event.target.closest('input[inputmode=decimal]')
  if (!field) return
  if (event.key === 'Escape') field.value = field.defaultValue
  if (!STEPS[event.key]) return
  event.preventDefault()
  move(field, STEPS[event.key])
})

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[name=step]')
  if (!button) return
  event.preventDefault()
  move(button.form.elements.bp, Number(button.value))
})

// "Make this a claim": the link on an article page takes the selected words along.
document.addEventListener('selectionchange', () => {
  const link = document.querySelector('a[data-quote-link]')
  if (!link) return
  const words = String(document.getSelection()).trim()
  const inText = document.getSelection().anchorNode?.parentElement?.closest('.article-text')
  const url = new URL(link.href)
  if (words && inText) url.searchParams.set('quote', words.slice(0, 400))
  else url.searchParams.delete('quote')
  link.href = url
})

// A form that is sent says so: its button soon, the status line when it takes long. Meanwhile it is
// not sent again, and when no answer comes nobody is left to guess.
const status = () => find('#status')
const told = (id) => status().replaceChildren(find(id).content.cloneNode(true))
const waiting = new Map()

const begin = (form, button = form) => {
  const { textContent } = button
  const say = (words) => {
    if (button !== form) button.textContent = words
  }
  const timers = [
    setTimeout(() => say(find('#saving').content.textContent), 300),
    setTimeout(() => told('#still'), 5000),
  ]
  form.setAttribute('aria-busy', 'true')
  status().textContent = ''
  waiting.set(form, () => {
    for (const timer of timers) clearTimeout(timer)
    form.removeAttribute('aria-busy')
    say(textContent)
  })
}

const end = () => {
  for (const stop of waiting.values()) stop()
  waiting.clear()
}

addEventListener(
  'submit',
  (event) => {
    const { target, submitter } = event
    if (target.method !== 'post') return
    if (!waiting.has(target)) return begin(target, submitter)
    event.preventDefault()
    event.stopImmediatePropagation()
  },
  true,
)
addEventListener('pageshow', end)
addEventListener('htmx:after:request', end)
addEventListener('htmx:error', ({ detail: { ctx } }) => {
  end()
  if (ctx.request.method === 'POST') told('#unsure')
})

// Where a form or a link brought something new and the focus was in what is gone, it goes there.
addEventListener('htmx:before:swap', ({ detail: { ctx } }) => {
  ctx.isAsked = ctx.sourceElement.matches('form, a')
})
addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  if (document.activeElement !== document.body || !ctx.isAsked) return
  const part = (ctx.target.id && find(`#${ctx.target.id}`)) || document.body
  const heading = part.querySelector('h1, h2, h3')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
})
