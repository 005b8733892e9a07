import { sentence } from '#src/lib/sentence.ts'
import type { Formula } from './formula.tsx'
import { GamingAnswers } from './gaming-answers.tsx'
import { IntervalSum, MinimumSum, PullSum, RankSums, SkillSum, TieSum } from './sums-of-skill.tsx'
import { FieldSum } from './sums-of-the-field.tsx'

/** What many questions say of one person, and how sure that is. */
export const ofSkill: readonly Formula[] = [
  {
    id: 'interval',
    name: sentence`The plain mean and its interval`,
    words: [
      sentence`R is the sum of your peer scores and C that of your coverage beside others. Their ratio R ÷ C is the plain mean. Questions about one event go up and down together, so they count as one: the spread of what each event is off the mean gives the standard error, and Student's t, with one degree of freedom less than there are events, the 95% interval. Forecasts on one question are never taken for independent.`,
    ],
    Sum: IntervalSum,
    source: sentence`The linearised variance of a ratio, as the R package survey computes it.`,
  },
  {
    id: 'skill',
    name: sentence`Skill`,
    words: [
      sentence`R ÷ (C + λ): the mean pulled toward 0, all the more the less is known. λ is how many whole questions the pull weighs. B = C ÷ (C + λ) is the weight of your own record; from a half on you are called established. The interval is ±1.96 standard deviations, with the square B² × v + (1 − B)² × τ², where v is the variance of your mean and τ² that of skill among people.`,
    ],
    Sum: SkillSum,
    source: sentence`Efron and Morris 1975, Journal of the American Statistical Association 70; Aldous 2021, The American Statistician 75.`,
  },
  {
    id: 'lambda',
    name: sentence`Where λ comes from`,
    words: [
      sentence`λ = σ² ÷ τ²: the luck in one question over how much people differ, both estimated each month from everybody with ten or more events, and kept between 5 and 200. While fewer than 30 such people are here, λ is 30 and σ² 0.0066.`,
    ],
    Sum: PullSum,
    source: sentence`Paule and Mandel 1982, Journal of Research of the National Bureau of Standards 87.`,
  },
  {
    id: 'ranked',
    name: sentence`Who is ranked`,
    words: [
      sentence`A place by skill asks for enough separate events, a third of the board's and between 3 and 20, and for half as much coverage. Until then one is listed as provisional. Questions count for skill where enough people forecast them: five, or two while the site is small. Equal skill to nine digits shares a place.`,
    ],
    Sum: () => (
      <>
        <MinimumSum />
        <TieSum />
      </>
    ),
  },
  {
    id: 'rank-range',
    name: sentence`Rank range and expected rank`,
    words: [
      sentence`The expected rank is 1 plus, for everybody else, the chance that their skill lies above yours. The range is the rank somebody would have with a skill at the upper and at the lower end of your interval. Where ranges overlap, the order may be luck.`,
    ],
    Sum: RankSums,
    source: sentence`Laird and Louis 1989, Journal of Educational Statistics 14; Mogstad et al. 2024, The Review of Economic Studies 91.`,
  },
  {
    id: 'field',
    name: sentence`Skill with the field`,
    words: [
      sentence`The same lead is worth more beside strong people. Each night skill is worked out once more with the mean skill of the others who stood at the same times added to what one earned, again and again until it settles. It ranks nobody: it shows whom the choice of questions, or of company, has helped.`,
    ],
    Sum: FieldSum,
  },
  {
    id: 'boards',
    name: sentence`The boards`,
    words: [
      sentence`The Brier board lists everybody by their mean Brier score, which depends on the questions one answered. The skill board is the fair comparison. A tournament is a fixed list of questions: the sum of peer scores times published weights, 0 where one was absent. Seasons, topics, articles and claims use the results on their own questions and the λ of the site.`,
    ],
  },
  {
    id: 'gaming',
    name: sentence`What does not pay`,
    words: [],
    Sum: GamingAnswers,
    source: sentence`Lichtendahl and Winkler 2007, Management Science 53, for playing for a rank.`,
  },
]
