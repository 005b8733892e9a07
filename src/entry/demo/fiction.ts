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

type Asked = {
  claim: number
  title: string
  criteria: string
  kind?: 'choice' | 'ordered'
  options?: string
}

/** Which claim a yes or no tests, what is asked, and what makes it a yes. */
type YesOrNo = [claim: number, title: string, yes: string]

/** Ten questions on one company's plans. */
export function questionsOf(one: Subject): Asked[] {
  const yesOrNo = [...onTheCompany(one), ...onTheOthers(one)].map(
    ([claim, title, yes]): Asked => ({ claim, title, criteria: `YES if ${yes}. Otherwise NO.` }),
  )
  return [...severalAnswers(one), ...yesOrNo]
}

const onTheCompany = ({ company, chief, project, product, amount, unit }: Subject): YesOrNo[] => {
  const most = Math.round(amount * 0.75)
  return [
    [
      0,
      `Will ${company} say that ${project} opens later than planned?`,
      `the company names a later date for ${project} on its own page`,
    ],
    [
      1,
      `Will ${company} report at least ${most} ${unit}?`,
      `a report of the company gives a figure of ${most} ${unit} or more`,
    ],
    [
      2,
      `Will ${company} raise its prices for ${product}?`,
      `its own price list shows a higher price for ${product} than at the opening`,
    ],
    [2, `Will ${chief} still lead ${company}?`, 'its own page names the same chief at the close'],
    [
      1,
      `Will ${company} hire at least a hundred people?`,
      'its own figures show a hundred people more than at the opening',
    ],
  ]
}

const onTheOthers = ({ company, place, rival }: Subject): YesOrNo[] => [
  [3, `Will ${rival} cut its prices below those of ${company}?`, 'both price lists show it'],
  [0, `Will the council of ${place} change the permit?`, 'the minutes of the council record it'],
  [
    3,
    `Will two outlets call ${rival} the larger of the two?`,
    'two established outlets say so in their own words',
  ],
]

const severalAnswers = ({ company, place, rival }: Subject): Asked[] => [
  {
    claim: 3,
    kind: 'choice',
    title: `Who will name ${company} as a partner first?`,
    options: `+ ${rival}\nThe council of ${place}\nA bank\nNobody by the close`,
    criteria: 'The option that is first reported by two outlets. Otherwise the last one.',
  },
  {
    claim: 1,
    kind: 'ordered',
    title: `What growth will ${company} report for the quarter?`,
    options: 'It shrinks\n0 to 5%\n+ 5 to 15%\n+ More than 15%',
    criteria: 'The band that holds the growth of revenue in its first report after the close.',
  },
]
