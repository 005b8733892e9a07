import { say } from '../say.ts'
export const Asking = () => (
  <>
    <h2 id="asking">{say`What may be asked`}</h2>
    <p>{say`Whatever tests a claim that is quoted here and will have one answer that anybody can check: yes or no, one of several options, or one of several in order. Say what counts for the borderline cases, name a source, and let it close before the answer can be known. Members ask on the page of a claim; their questions are open at once, and count on the boards when a moderator accepts them.`}</p>

    <h2 id="for-yourself">{say`For yourself`}</h2>
    <p>{say`${<a href="/personal">{say`For yourself`}</a>} you ask whatever you like, in one line with the question, your chance and a day: "Will the bridge open by 1 June? 70%". You are shown how it was understood before anything is saved. Nobody else sees it, not even moderators and admins, unless you share it by a link. You say yourself how it ended, and it counts in your own score and calibration and nowhere else.`}</p>
  </>
)
