import { sentence } from '#src/lib/sentence.ts'
import type { Preset } from '#src/site/site.ts'
import { Keys } from '../layout/keys.tsx'
import { say, speak } from '../say.ts'
import { presetWords } from '../words.ts'
import { Asking } from './asking.tsx'
import { Glossary } from './glossary.tsx'
import { ChangedSum, OptionSums, PeerSums, SingleSums } from './worked-sums.tsx'

const PLACES = [
  ['forecasting', sentence`Forecasting`],
  ['crowd-says', sentence`What the crowd says`],
  ['resolving', sentence`How a question resolves`],
  ['brier-score', sentence`The Brier score`],
  ['skill', sentence`Beside the others`],
  ['asking', sentence`What may be asked`],
  ['for-yourself', sentence`For yourself`],
  ['keys', sentence`Keys`],
  ['words', sentence`Words`],
] as const

/** For somebody who knows nothing of all this: what to do, what the numbers mean, each word. */
export const HelpPage = ({ preset }: { preset: Preset }) => (
  <>
    <h1>{say`Help`}</h1>
    <p>{say`Articles make claims about the future. Here a claim is quoted as it stands, precise questions test it, people say how likely they think each answer is, a moderator records what happened, and everyone is scored.`}</p>
    <ul>
      {PLACES.map(([id, words]) => (
        <li>
          <a href={`#${id}`}>{speak(words)}</a>
        </li>
      ))}
    </ul>

    <h2 id="forecasting">{say`Forecasting`}</h2>
    <p>{say`Type your chance in percent, such as 73, and save: 0 says it cannot happen, 100 that it cannot fail, 50 that you do not know. You need no account to begin; your number waits while you make one. Change it as often as you like until the question closes; each change is kept with its time. Withdrawing ends your forecast from now on; the past still counts.`}</p>
    <p>{say`Saying what you truly believe gives the best score you can expect; nothing else does better.`}</p>

    <h2 id="crowd-says">{say`What the crowd says`}</h2>
    <p>{say`The crowd is the middle of what everybody says now: half say more, half say less, and recent forecasts weigh more. 73% means that of a hundred such things about 73 would happen. From members it is hidden until they have forecast, so that they think for themselves first. From the time the page names, visitors without an account see it, and members may ask to see it before they forecast; that then stands beside what they say.`}</p>

    <Resolving preset={preset} />

    <h2 id="brier-score">{say`The Brier score`}</h2>
    <p>{say`The squared gap between your chance and what happened: 0 is perfect, 0.25 is always saying 50%, 1 is worst. Lower is better.`}</p>
    <p>{say`Below 0.25 is better than always saying 50%. How far below is good depends on the questions: the ${<a href="/leaderboards">{say`leaderboards`}</a>} show what the crowd reached on the same ones.`}</p>
    <SingleSums />
    <p>{say`If you change your mind, each chance counts for as long as it stood.`}</p>
    <ChangedSum />
    <p>{say`With several options it is an average of such yes/no scores. You give June 50%, July 30% and later 20%:`}</p>
    <OptionSums />

    <p>
      <a href="/help/scoring">{say`Every formula, with its source and a sum`}</a>
    </p>

    <h2 id="skill">{say`Beside the others`}</h2>
    <p>{say`Some questions are harder than others. So each moment you are also compared with the mean of the others on the same question: what you scored better, in hundredths, are your points. Together they sum to zero.`}</p>
    <PeerSums />
    <p>{say`Skill points are their average over separate events, pulled toward 0 while there are few, and shown with the range that luck allows. ${<a href="/help/scoring/skill">{say`How exactly`}</a>}`}</p>

    <Asking />

    <h2 id="keys">{say`Keys`}</h2>
    <p>{say`Where script runs, and where your settings have not switched them off:`}</p>
    <Keys />

    <h2 id="words">{say`Words`}</h2>
    <Glossary />
  </>
)

const Resolving = ({ preset }: { preset: Preset }) => (
  <>
    <h2 id="resolving">{say`How a question resolves`}</h2>
    <p>{say`Each question says beforehand exactly what makes it yes and what no, and which source will tell. After it closes a moderator compares the two and records the outcome, when it became knowable, a page that shows it and a reason. Forecasts made after it was knowable do not count. On this site a result takes ${speak(presetWords[preset])}.`}</p>
    <p>{say`Where no fair outcome exists the question is annulled and nobody is scored. Nothing is erased: every decision stands in the ${<a href="/log">{say`log`}</a>}.`}</p>
  </>
)
