import invented from './fiction.json' with { type: 'json' }

/** A company with its plans. Nothing here tells of anybody who exists. */
export type Subject = {
  company: string
  chief: string
  place: string
  publisher: string
  /** What it is about to open, and what it makes, both as a noun with its article or number. */
  project: string
  product: string
  rival: string
  /** The unit and the size of what it promises to make. */
  amount: number
  unit: string
  topic: string
}

export const subjects: Subject[] = invented.subjects

export const people: string[] = invented.people

/** A news story of today about one of them, a line a paragraph. */
export const storyOf = (one: Subject) =>
  [
    `${one.company} opened its books on Monday, and its plans with them.`,
    `${one.chief}, who leads the company, said that ${one.project} will open on time and on budget.`,
    `Within a year it wants to reach ${one.amount} ${one.unit}, twice what it has today.`,
    `"We will earn money with ${one.product} before the year is out," ${one.chief} told reporters in ${one.place}.`,
    `Analysts doubt that: they expect ${one.rival} to be first, and a rise in prices before long.`,
    `The council of ${one.place} may still ask for changes to the permit, a spokesman said.`,
  ].join('\n')

export const claimsOf = ({ company, chief, project, amount, unit, product, rival }: Subject) => [
  {
    quote: `${project} will open on time and on budget`,
    statement: `${company} will open ${project} on time.`,
    short: `${project}, on time`,
    ...{ speaker: chief, speaker_kind: 'person', stance: 'asserts' },
  },
  {
    quote: `it wants to reach ${amount} ${unit}`,
    statement: `${company} will reach ${amount} ${unit} within a year.`,
    short: `${amount} ${unit}`,
    ...{ speaker: company, speaker_kind: 'organisation', stance: 'asserts' },
  },
  {
    quote: `We will earn money with ${product} before the year is out`,
    statement: `${company} will earn money with ${product} this year.`,
    short: `Profit from ${product}`,
    ...{ speaker: chief, speaker_kind: 'person', stance: 'asserts' },
  },
  {
    quote: `they expect ${rival} to be first`,
    statement: `${rival} will be first.`,
    short: `${rival} first`,
    ...{ speaker: 'Analysts', speaker_kind: 'anonymous', stance: 'reports' },
  },
]
