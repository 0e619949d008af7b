import type { DifferingField } from '../../hooks/outdatedSave.ts'

export type Side = 'yours' | 'theirs'

/** The side that is kept, by the path of the field; a field that both changed has none until the editor chooses. */
export type Choices = Readonly<Record<string, Side | undefined>>

/** What is chosen before anybody chooses: the side that alone changed a field. */
export function presetChoices(fields: readonly DifferingField[]): Choices {
  const sides = { you: 'yours', them: 'theirs', both: undefined } as const
  return Object.fromEntries(
    fields.map(({ path, changedBy }) => [path, changedBy === null ? undefined : sides[changedBy]]),
  )
}

/** How many fields wait for a choice. */
export function countUndecided(fields: readonly DifferingField[], choices: Choices): number {
  return fields.filter(({ path }) => choices[path] === undefined).length
}

/** The document to save: yours, with theirs in the fields where theirs was chosen. The two given are left as they are. */
export function mergeChoices(
  { yours, theirs }: { yours: Record<string, unknown>; theirs: Record<string, unknown> },
  choices: Choices,
): Record<string, unknown> {
  const merged = structuredClone(yours)
  for (const [path, side] of Object.entries(choices)) {
    if (side === 'theirs') setAt(merged, path.split('.'), getAt(theirs, path.split('.')))
  }
  return merged
}

type Branch = Record<string, unknown>

function getAt(document: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? (value as Branch)[name] : undefined),
    document,
  )
}

function setAt(document: Branch, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path
  if (name === undefined) return
  if (rest.length === 0) {
    document[name] = value ?? null
    return
  }
  if (typeof document[name] !== 'object' || document[name] === null) document[name] = {}
  setAt(document[name] as Branch, rest, value)
}
