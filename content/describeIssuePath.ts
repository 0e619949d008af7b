/**
 * Where a zod issue stands in a list of documents, so that a person finds it: `errata[3] (7K2QD) correction`. `content`: what was
 * parsed; a document is named by its tag, its slug, its file name or its id. Empty where the issue concerns the whole.
 */
export function describeIssuePath(path: readonly PropertyKey[], content: unknown): string {
  const [part, index, ...rest] = path
  if (typeof index !== 'number') return path.map(String).join('.')
  const name = nameOf(child(child(content, String(part)), index))
  return [`${String(part)}[${index}]`, name === null ? '' : `(${name})`, rest.map(String).join('.')]
    .filter(Boolean)
    .join(' ')
}

/** A document of a snapshot has its fields at its top, one of a book file in its states. */
function nameOf(document: unknown): string | null {
  const state = child(document, 'published') ?? child(document, 'draft')
  const names = [
    child(document, 'tag'),
    child(document, 'slug'),
    child(state, 'slug'),
    child(document, 'filename'),
    child(document, 'id'),
  ]
  return names.find((name) => typeof name === 'string') ?? null
}

function child(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined
}
