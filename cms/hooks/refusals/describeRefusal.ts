import type { Field, PayloadRequest, ValidationError } from 'payload'
import { inPanelLanguage } from '../../words.ts'
import { findFieldLabel } from './fieldLabel.ts'
import { inFormOrder } from './formOrder.ts'

/** One field that was refused: its path, what an editor calls it, and a sentence; both in the panel's language. */
export type Problem = { path: string; label: string; message: string }

/** What a ValidationError refuses, field by field. */
export function problemsOf(error: ValidationError, req: PayloadRequest): Problem[] {
  const fields = fieldsOf(error, req)
  return describeProblems({ problems: error.data.errors, fields, req })
}

/** The first sentence, with its field's label, and how many more there are. */
export function summarize(problems: readonly Problem[], req: PayloadRequest): string {
  const [first, ...others] = problems
  if (!first) return ''
  const sentence = `${first.label}: ${first.message}`
  if (others.length === 0) return sentence
  const more = inPanelLanguage(req, { ja: `(ほか${others.length}件)`, en: `(and ${others.length} more)` })
  return `${sentence} ${more}`
}

function fieldsOf({ data }: ValidationError, { payload }: PayloadRequest): readonly Field[] {
  const { config } = payload
  const owner =
    config.collections.find(({ slug }) => slug === data.collection) ??
    config.globals.find(({ slug }) => slug === data.global)
  return owner?.fields ?? []
}

/** Problems as Payload or rules give them, with their fields' labels, in the order of the form. */
export function describeProblems({
  problems,
  fields,
  req,
}: {
  problems: readonly { path: string; message: string }[]
  fields: readonly Field[]
  req: PayloadRequest
}): Problem[] {
  return inFormOrder(problems, fields).map((problem) => toProblem({ ...problem, fields, req }))
}

function toProblem({
  path,
  message,
  fields,
  req,
}: {
  path: string
  message: string
  fields: readonly Field[]
  req: PayloadRequest
}): Problem {
  // The unique index that decides between two saves at the same moment (cms/fields/address.ts); the form shows the slug.
  if (path === 'address')
    return {
      path: 'slug',
      label: findFieldLabel({ fields, path: 'slug', req }),
      message: inPanelLanguage(req, {
        ja: 'この名前は、ほかの文書が今しがた使いました。別の名前にしてください。',
        en: 'Another document has just taken this name. Choose another one.',
      }),
    }
  return { path, label: findFieldLabel({ fields, path, req }), message }
}
