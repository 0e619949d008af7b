import { ValidationError, type Field, type PayloadRequest } from 'payload'
import { describeProblems, summarize } from './describeRefusal.ts'

/**
 * The error that refuses a save for what our own hooks found in it: with each field's label, and with the first sentence as its
 * message, which is all that a bulk operation keeps of an error.
 */
export function createRefusal({
  problems,
  owner,
  req,
}: {
  problems: readonly { path: string; message: string }[]
  /** The collection or the global, as its hooks get it. */
  owner: { collection: string; fields: readonly Field[] } | { global: string; fields: readonly Field[] }
  req: PayloadRequest
}): ValidationError {
  const { fields, ...slug } = owner
  const errors = describeProblems({ problems, fields, req })
  const error = new ValidationError({ ...slug, errors, req }, req.t)
  error.message = summarize(errors, req)
  return error
}
