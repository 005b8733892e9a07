/** The words of the site, each with the sentence that explains it. */
export const Glossary = () => (
  <dl>
    {WORDS.map(([word, id, sentence]) => (
      <>
        <dt id={id}>{word}</dt>
        <dd>{sentence}</dd>
      </>
    ))}
  </dl>
)

const WORDS = [
  [
    'crowd',
    'crowd',
    'The median of standing forecasts, recent ones weighing more. It stays hidden from you until you have forecast, or until the time the page names, so that you think for yourself first.',
  ],
  ['closes', 'closes', 'The last moment for forecasts.'],
  [
    'resolves',
    'resolves',
    'When a moderator records the outcome, with a reason and a source that anyone can read.',
  ],
  ['known at', 'known-at', 'When the outcome became knowable; later forecasts do not count.'],
  [
    'coverage',
    'coverage',
    "The share of a question's scheduled time your forecast stood. Beside the skill points: stood beside someone else's.",
  ],
  [
    'calibration',
    'calibration',
    'Whether what you give a chance of 70% happens 70 times in 100. Each chance counts for the share of the scheduled time it stood, and each of several options by itself.',
  ],
  [
    'skill points',
    'skill-points',
    'How much better (+) or worse (−) you did than others on the same questions at the same times, in hundredths of a Brier score, pulled toward 0 while evidence is thin.',
  ],
  [
    'interval',
    'interval',
    'Where the skill points would most likely lie without luck, 95 times in 100.',
  ],
  ['provisional', 'provisional', 'Not ranked by skill yet: too few separate events.'],
  [
    'unreviewed',
    'unreviewed',
    'Asked by a member and open at once; it counts on the boards when a moderator accepts it.',
  ],
  ['annulled', 'annulled', 'No fair outcome exists; nobody is scored.'],
  [
    'direct, milestone, proxy, background',
    'relations',
    'How a question tests a claim: the claim itself, a step on its way, a sign of it, something that bears on it.',
  ],
] as const
