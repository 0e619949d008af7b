import type { Field } from 'payload'

/** Sorts what was refused as the fields stand in the form; Payload gives it in the order in which the checks ended. */
export function inFormOrder<T extends { path: string }>(
  problems: readonly T[],
  fields: readonly Field[],
): T[] {
  return problems
    .map((problem) => ({ problem, position: positionOf(problem.path.split('.'), fields) }))
    .sort((one, other) => comparePositions(one.position, other.position))
    .map(({ problem }) => problem)
}

/** Where a path leads: the position of each of its names among the fields of its level; rows by their number. */
function positionOf([name, ...rest]: readonly string[], fields: readonly Field[]): number[] {
  if (name === undefined) return []
  const level = fieldsOfLevel(fields)
  const index = level.findIndex((field) => field.name === name)
  const inner = level[index]?.fields
  if (inner === undefined) return [index]
  const [row, ...names] = rest
  return row !== undefined && /^\d+$/.test(row)
    ? [index, Number(row), ...positionOf(names, inner)]
    : [index, ...positionOf(rest, inner)]
}

/** The named fields of one level, out of the rows and tabs that only lay them out. */
function fieldsOfLevel(fields: readonly Field[]): { name: string; fields?: readonly Field[] }[] {
  return fields.flatMap((field) => {
    if (field.type === 'tabs')
      return field.tabs.flatMap((tab) =>
        'name' in tab && tab.name ? [{ name: tab.name, fields: tab.fields }] : fieldsOfLevel(tab.fields),
      )
    if ('name' in field && field.name)
      return [{ name: field.name, ...('fields' in field ? { fields: field.fields } : {}) }]
    return 'fields' in field ? fieldsOfLevel(field.fields) : []
  })
}

function comparePositions(one: readonly number[], other: readonly number[]): number {
  for (const [index, position] of one.entries()) {
    const difference = position - (other[index] ?? -1)
    if (difference !== 0) return difference
  }
  return one.length - other.length
}
