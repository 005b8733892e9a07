import type { Group } from '#src/scores/summed.ts'
import { score, share, signed } from '../format.ts'
import { say } from '../say.ts'

const MOST_TOPICS = 10

/** The record in parts: by topic and by year. */
export const GroupsPart = ({ topics, years }: { topics: Group[]; years: Group[] }) => (
  <section>
    <h2 id="parts">{say`By topic and year`}</h2>
    {topics.length > 0 && (
      <Groups
        groups={topics.slice(0, MOST_TOPICS)}
        name={say`Topic`}
        caption={
          topics.length > MOST_TOPICS
            ? say`The ${MOST_TOPICS} fullest of ${topics.length} topics`
            : say`By topic; a question counts for each of its own`
        }
      />
    )}
    <Groups groups={years} name={say`Year`} caption={say`By year of the scheduled close`} />
  </section>
)

type GroupsProps = { groups: Group[]; name: string; caption: string }

const Groups = ({ groups, name, caption }: GroupsProps) => (
  <table class="stacks">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{name}</th>
        <th scope="col" class="number">{say`Questions`}</th>
        <th scope="col" class="number">{say`Mean Brier score`}</th>
        <th scope="col" class="number">{say`Coverage`}</th>
        <th scope="col" class="number">{say`Skill points`}</th>
      </tr>
    </thead>
    <tbody>
      {groups.map(({ name, questions, mean, coverage, skill }) => (
        <tr>
          <th scope="row">{name}</th>
          <td class="number" data-label={say`Questions`}>
            {questions}
          </td>
          <td class="number" data-label={say`Mean Brier score`}>
            {mean === undefined ? '–' : score(mean)}
          </td>
          <td class="number" data-label={say`Coverage`}>
            {coverage === undefined ? '–' : share(coverage)}
          </td>
          <td
            class="number"
            data-label={say`Skill points`}
          >{say`${signed(100 * skill.skill)} (${signed(100 * skill.low)} to ${signed(100 * skill.high)})`}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
