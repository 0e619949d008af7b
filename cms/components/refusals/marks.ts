import type { FieldState, FormState } from 'payload'

/** A field that a save was refused for. */
export type Mark = { path: string; message: string }

/** What a marked field carries in the form's state, beside Payload's own; it travels with the state to the server and back. */
type WithMark = FieldState & { refused?: { ofDraft: boolean } | null }

/** The fields that became invalid between two states of a form. Payload replaces a field's state when the server refuses it. */
export function findRefused(before: FormState, after: FormState): Mark[] {
  return Object.entries(after).flatMap(([path, field]) =>
    field.valid === false && field !== before[path] ? [{ path, message: field.errorMessage ?? '' }] : [],
  )
}

/** Marks these fields, and the rows above them. `ofDraft`: no other field, whatever publishing would ask for. */
export function setMarks(
  fields: FormState,
  marks: readonly Mark[],
  { ofDraft }: { ofDraft: boolean },
): FormState {
  const messages = new Map(marks.map(({ path, message }) => [path, message]))
  return mapFields(fields, (field, path) => {
    const message = messages.get(path)
    const below = marks.filter((mark) => mark.path.startsWith(`${path}.`)).map((mark) => mark.path)
    const others = ofDraft ? [] : (field.errorPaths ?? [])
    const errorPaths = [...new Set([...others, ...below])]
    if (message !== undefined)
      return { ...field, errorPaths, valid: false, errorMessage: message, refused: { ofDraft } }
    return { ...field, errorPaths, ...(ofDraft ? { valid: true } : {}), refused: null }
  })
}

/** Takes the marks from the fields of which `isGone` is true. */
export function clearMarks(fields: FormState, isGone: (path: string) => boolean): FormState {
  return mapFields(fields, (field, path) => {
    const errorPaths = field.errorPaths?.filter((inner) => !isMarked(fields[inner]) || !isGone(inner))
    if (!isMarked(field) || !isGone(path)) return errorPaths ? { ...field, errorPaths } : field
    return { ...field, valid: true, errorMessage: undefined, refused: null }
  })
}

/** Whether the form's state holds a mark. */
export function hasMarks(fields: FormState): boolean {
  return Object.values(fields).some(isMarked)
}

/**
 * What the server found in a form while somebody types, with the marks of the state that was sent. A draft's stay, alone, until the
 * editor changes their fields. Of a refused publish, those stay that only a save can find (a name that is taken: no rule asks the
 * database while somebody types); of all others the server has just said how they are now.
 */
export function keepMarks(sent: FormState, checked: FormState): FormState {
  const marks = Object.entries(sent).flatMap(([path, field]) =>
    isMarked(field) ? [{ path, message: field.errorMessage ?? '', ofDraft: field.refused.ofDraft }] : [],
  )
  if (marks.length === 0) return checked
  const ofDraft = marks.some((mark) => mark.ofDraft)
  const kept = marks.filter(({ path }) => path in checked && (ofDraft || checked[path]?.valid !== false))
  return setMarks(checked, kept, { ofDraft })
}

function isMarked(field: WithMark | undefined): field is WithMark & { refused: { ofDraft: boolean } } {
  return Boolean(field?.refused)
}

function mapFields(fields: FormState, change: (field: WithMark, path: string) => WithMark): FormState {
  return Object.fromEntries(Object.entries(fields).map(([path, field]) => [path, change(field, path)]))
}
