import { Keys } from '../layout/keys.tsx'

/** The words of the site, each with the sentence that explains it, and sums worked out. */
export const HelpPage = () => (
  <>
    <h1>Help</h1>
    <p>
      Articles make claims about the future. Here each claim is quoted, precise questions test it,
      people say how likely they think each answer is, a moderator records what happened, and
      everyone is scored.
    </p>

    <h2 id="forecasting">Forecasting</h2>
    <p>
      Open a question, type your chance in percent and save. You can change it as often as you like
      until the question closes; each change is kept with its time. Withdrawing ends your forecast
      from now on; the past still counts.
    </p>

    <h2 id="brier-score">The Brier score</h2>
    <p>
      The squared gap between your chance and what happened: 0 is perfect, 0.25 is always saying
      50%, 1 is worst. Lower is better.
    </p>
    <table>
      <caption>One forecast, worked out</caption>
      <thead>
        <tr>
          <th scope="col">You said</th>
          <th scope="col">What happened</th>
          <th scope="col">Sum</th>
        </tr>
      </thead>
      <tbody>
        {SUMS.map(([said, happened, sum]) => (
          <tr>
            <td>{said}</td>
            <td>{happened}</td>
            <td>{sum}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p>
      If you change your mind, each chance counts for as long as it stood. 60% for a day and 90% for
      three days, and it happened: (1 × 0.160 + 3 × 0.010) ÷ 4 = 0.048. Saying what you truly
      believe gives the best score you can expect; no other chance does better.
    </p>
    <p>
      With several options it is an average of such yes/no scores. You give 50%, 30% and 20%, and
      the first comes about: ½ × ((1 − 0.5)² + 0.3² + 0.2²) = 0.190. Where options have an order,
      near misses cost less: at each border between them, what you gave up to it is compared with
      what happened: ((1 − 0.5)² + (1 − 0.8)²) ÷ 2 = 0.145.
    </p>

    <h2 id="for-yourself">For yourself</h2>
    <p>
      <a href="/personal">For yourself</a> you ask whatever you like, in one line with the question,
      your chance and a day: "Will the bridge open by 1 June? 70%". You are shown how it was
      understood before anything is saved. Nobody else sees it, not even moderators and admins,
      unless you share it by a link. You say yourself how it ended, and it counts in your own score
      and calibration and nowhere else.
    </p>

    <h2 id="keys">Keys</h2>
    <p>Where script runs, and where your settings have not switched them off:</p>
    <Keys />

    <h2 id="words">Words</h2>
    <dl>
      {WORDS.map(([word, id, sentence]) => (
        <>
          <dt id={id}>{word}</dt>
          <dd>{sentence}</dd>
        </>
      ))}
    </dl>
  </>
)

const SUMS = [
  ['73%', 'it happened', '(1 − 0.73)² = 0.073'],
  ['73%', 'it did not happen', '0.73² = 0.533'],
  ['50%', 'either', '0.5² = 0.250'],
  ['100%', 'it did not happen', '1² = 1.000'],
] as const

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
  [
    'provisional',
    'provisional',
    'Not ranked by skill yet: too few separate events or too little coverage.',
  ],
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
