import type { CollectionBeforeOperationHook } from 'payload'

const byPlace = new Map([
  ['page', 'bookOrder'],
  ['line', 'bookOrder'],
  ['displayTitle', 'bookOrder'],
])

/**
 * Sorts a list of errata by place as places lie in the book: as texts, page 190 would stand before 58 and A-4 before i. The list
 * remembers the column that was clicked, so the column keeps its name.
 */
export const sortInBookOrder: CollectionBeforeOperationHook = ({ args, operation }) => {
  const { sort } = args as { sort?: string | string[] }
  if (operation !== 'read' || !sort) return args
  const columns = (Array.isArray(sort) ? sort : sort.split(',')).map((column) => {
    const [, minus = '', name = ''] = /^(-?)(.*)$/.exec(column) ?? []
    return minus + (byPlace.get(name) ?? name)
  })
  return { ...args, sort: [...new Set(columns)] }
}
