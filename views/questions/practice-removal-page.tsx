import { plural } from '../format.ts'
import { AskedBack } from '../parts/asked-back.tsx'
import { say } from '../say.ts'

/** Names what goes, before it does. */
export const PracticeRemovalPage = ({ titles }: { titles: string[] }) => (
  <>
    <h1>{say`Annul and remove the practice questions`}</h1>
    <ul>
      {titles.map((title) => (
        <li>{title}</li>
      ))}
    </ul>
    <AskedBack
      action="/questions/practice/removals"
      yes={say`Annul and remove them`}
      keep="/admin"
    >{say`Annul and remove ${plural(titles.length, 'practice question')}? They leave every page for good, and nobody is scored on those that are not resolved. What was forecast on them stays recorded.`}</AskedBack>
  </>
)
