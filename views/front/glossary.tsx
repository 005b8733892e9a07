import { sentence } from '#src/lib/sentence.ts'
import { speak } from '../say.ts'

/** The words of the site, each with the sentence that explains it. */
export const Glossary = () => (
  <dl>
    {WORDS.map(([word, id, meaning]) => (
      <>
        <dt id={id}>{speak(word)}</dt>
        <dd>{speak(meaning)}</dd>
      </>
    ))}
  </dl>
)

const WORDS = [
  [
    sentence`crowd`,
    'crowd',
    sentence`The median of standing forecasts, recent ones weighing more. It stays hidden from you until you have forecast, so that you think for yourself first; from the time the page names you may ask to see it, which is marked: seen before forecasting.`,
  ],
  [sentence`closes`, 'closes', sentence`The last moment for forecasts.`],
  [
    sentence`resolves`,
    'resolves',
    sentence`When a moderator records the outcome, with a reason and a source that anyone can read.`,
  ],
  [
    sentence`known at`,
    'known-at',
    sentence`When the outcome became knowable; later forecasts do not count.`,
  ],
  [
    sentence`coverage`,
    'coverage',
    sentence`The share of a question's scheduled time your forecast stood. Beside the skill points: stood beside someone else's; on that board summed, so that 3.2 is as much as 3.2 whole questions.`,
  ],
  [
    sentence`calibration`,
    'calibration',
    sentence`Whether what you give a chance of 70% happens 70 times in 100. Each chance counts for the share of the scheduled time it stood, and each of several options by itself.`,
  ],
  [
    sentence`skill points`,
    'skill-points',
    sentence`How much better (+) or worse (−) you did than others on the same questions at the same times, in hundredths of a Brier score, pulled toward 0 while evidence is thin.`,
  ],
  [
    sentence`interval`,
    'interval',
    sentence`Where the skill points would most likely lie without luck, 95 times in 100.`,
  ],
  [
    sentence`events`,
    'events',
    sentence`Outcomes that say something new: questions that hang on the same thing count together as one.`,
  ],
  [
    sentence`provisional`,
    'provisional',
    sentence`Not ranked by skill yet: too few separate events.`,
  ],
  [
    sentence`unreviewed`,
    'unreviewed',
    sentence`Asked by a member and open at once; it counts on the boards when a moderator accepts it.`,
  ],
  [sentence`annulled`, 'annulled', sentence`No fair outcome exists; nobody is scored.`],
  [
    sentence`direct, milestone, proxy, background`,
    'relations',
    sentence`How a question tests a claim: the claim itself, a step on its way, a sign of it, something that bears on it.`,
  ],
] as const
