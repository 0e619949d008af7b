import type { FormState } from 'payload'

/** A field that a save was refused for, with the value that was refused. */
export type Mark = { path: string; message: string; value: unknown }

/** The fields that became invalid between two states of a form. Payload replaces a field's state when the server refuses it. */
export function findRefused(before: FormState, after: FormState): Mark[] {
  return Object.entries(after).flatMap(([path, field]) =>
    field.valid === false && field !== before[path]
      ? [{ path, message: field.errorMessage ?? '', value: field.value }]
      : [],
  )
}

/** The marks whose values stand in the form as they were refused. */
export function keepUnchanged(marks: readonly Mark[], fields: FormState): Mark[] {
  return marks.filter(({ path, value }) => path in fields && isSame(fields[path]?.value, value))
}

/**
 * The form's state with exactly these fields marked, and the rows above them; the same object where it is so already.
 * `alone`: no other field is marked. Otherwise what the form itself found while somebody types stays.
 */
export function showMarks(
  fields: FormState,
  marks: readonly Mark[],
  { alone }: { alone: boolean },
): FormState {
  const messages = new Map(marks.map(({ path, message }) => [path, message]))
  const entries = Object.entries(fields).map(([path, field]) => {
    const message = messages.get(path)
    const inner = marks.filter((mark) => mark.path.startsWith(`${path}.`)).map((mark) => mark.path)
    const errorPaths = alone ? inner : [...new Set([...(field.errorPaths ?? []), ...inner])]
    const isMarked = message !== undefined
    const valid = isMarked ? false : alone ? true : field.valid
    const errorMessage = isMarked ? message : valid === false ? field.errorMessage : undefined
    const isSameField =
      (valid === false) === (field.valid === false) &&
      (valid !== false || errorMessage === field.errorMessage) &&
      isSame(errorPaths, field.errorPaths ?? [])
    return [path, isSameField ? field : { ...field, valid, errorMessage, errorPaths }] as const
  })
  return entries.every(([path, field]) => field === fields[path]) ? fields : Object.fromEntries(entries)
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
