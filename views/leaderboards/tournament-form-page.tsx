import { Field, type Forms } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { say } from '../say.ts'

export const TournamentFormPage = (shared: Forms) => (
  <>
    <h1>{say`New tournament`}</h1>
    <p>{say`A fixed list of questions with a board of its own, by the sum of peer scores. The list cannot be changed later, so that nobody can choose what they did well on.`}</p>
    <Problems refusal={shared.refusal} />
    <Form action="/tournaments">
      <Field name="name" label={say`Name`} {...shared} />
      <Field
        name="about"
        label={say`What it is about`}
        hint={say`May be left empty.`}
        {...shared}
      />
      <Field
        name="questions"
        label={say`Questions`}
        hint={say`One on each line: its number or address, and a weight up to 1 where it is not 1: "12 0.5". Give questions that nearly ask the same less weight.`}
        rows={8}
        {...shared}
      />
      <button>{say`Make the tournament`}</button>
    </Form>
  </>
)
