const KEYS = [
  ['f', 'to the field for your forecast'],
  ['/', 'to the search'],
  ['?', 'this list'],
  ['Enter', 'saves the form you are in'],
  ['Esc', 'takes back what you typed, closes what is open'],
  ['↑ ↓', 'in a chance: 1 more or less'],
  ['Page ↑ ↓', 'in a chance: 10 more or less'],
] as const

/** What single keys do where script runs; silent while one types. */
export const Keys = () => (
  <dl class="keys">
    {KEYS.map(([key, words]) => (
      <>
        <dt>
          <kbd>{key}</kbd>
        </dt>
        <dd>{words}</dd>
      </>
    ))}
  </dl>
)
