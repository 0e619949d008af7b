import type { Field, PayloadRequest, SanitizedConfig } from 'payload'

/** A sentence that a field's `validate` gave for one document of a save. */
type Note = { path: string; message: string }

// Payload answers a bulk operation with one message for each document: a list of labels, without the sentences, which it drops
// together with the ValidationError. So the sentences are noted where they are made. In the context, because Payload copies that
// object where an operation calls another one; no request from outside can write into it.
function notesOf({ context }: PayloadRequest): Map<string, Note[]> {
  const withNotes = context as { refusalNotes?: Map<string, Note[]> }
  return (withNotes.refusalNotes ??= new Map<string, Note[]>())
}

/** Lets every field of the configuration note what its `validate` refuses in a save; `takeNotes` gives it to describeBulkFailures. */
export function noteProblems(config: SanitizedConfig): SanitizedConfig {
  for (const { fields } of [...config.collections, ...config.globals]) noteProblemsOf(fields)
  return config
}

/** What was refused in the document with this id, in the order of the form. Each note is given once. */
export function takeNotes(req: PayloadRequest, id: string | number): Note[] {
  const notes = notesOf(req)
  const ofDocument = notes.get(String(id)) ?? []
  notes.delete(String(id))
  return ofDocument
}

const noting = new WeakSet<object>()

function noteProblemsOf(fields: readonly Field[]): void {
  for (const field of fields) {
    if (noting.has(field)) continue // Payload's own collections share some fields.
    noting.add(field)
    if ('validate' in field && typeof field.validate === 'function') {
      const validate = field.validate as Validate
      field.validate = (async (value: unknown, options: ValidateOptions) => {
        const result = await validate(value, options)
        if (typeof result === 'string' && options.event === 'submit') note(options, result)
        return result
      }) as typeof field.validate
    }
    if (field.type === 'tabs') for (const tab of field.tabs) noteProblemsOf(tab.fields)
    else if ('fields' in field) noteProblemsOf(field.fields)
  }
}

type ValidateOptions = {
  event?: string
  id?: string | number
  path?: readonly (string | number)[]
  req: PayloadRequest
}
type Validate = (value: unknown, options: ValidateOptions) => Promise<string | true>

function note({ id, path = [], req }: ValidateOptions, message: string): void {
  if (id === undefined) return
  const notes = notesOf(req)
  notes.set(String(id), [...(notes.get(String(id)) ?? []), { path: path.join('.'), message }])
}
