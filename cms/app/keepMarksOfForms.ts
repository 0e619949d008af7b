import type { FormState, ServerFunctionClientArgs } from 'payload'
import { keepMarks } from '../components/refusals/marks.ts'

/** Gives the state of a form back with the marks that it was sent with; the answers of all other server functions as they are. */
export function keepMarksOfForms({ name, args }: ServerFunctionClientArgs, answer: unknown): unknown {
  const { formState: sent } = args as { formState?: FormState }
  if (name !== 'form-state' || !sent || !hasState(answer)) return answer
  return { ...answer, state: keepMarks(sent, answer.state) }
}

function hasState(answer: unknown): answer is { state: FormState } {
  return typeof answer === 'object' && answer !== null && 'state' in answer && Boolean(answer.state)
}
