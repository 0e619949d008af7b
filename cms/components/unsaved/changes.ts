/** What a form holds, as `useForm().getData()` gives it. */
export type Values = Record<string, unknown>

/** One field (its path with dots) that was changed, with what stood there when the form was loaded. */
export type Change = { path: string; base: unknown; value: unknown }

/** Payload's own columns, a chosen file (a browser can't keep it), and what must not lie in a browser. */
const neverKept = new Set([
  'id',
  'createdAt',
  'updatedAt',
  'deletedAt',
  '_status',
  'file',
  'password',
  'confirm-password',
  'apiKey',
  'sessions',
])

/** The fields in which `values` differs from `base`. A group is looked into; rows and rich text are one field each. */
export function findChanges(base: Values, values: Values): Change[] {
  const names = [...new Set([...Object.keys(base), ...Object.keys(values)])]
  return names
    .filter((name) => !neverKept.has(name))
    .flatMap((name) => findChangesAt(name, base[name], values[name]))
}

function findChangesAt(path: string, base: unknown, value: unknown): Change[] {
  if (isSame(base, value)) return []
  if (!(isGroup(base) || isGroup(value)) || !(isGroup(base) || isEmpty(base)))
    return [{ path, base: base ?? null, value: value ?? null }]
  if (!isGroup(value) && !isEmpty(value)) return [{ path, base: base ?? null, value }]
  const from = isGroup(base) ? base : {}
  const to = isGroup(value) ? value : {}
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((name) =>
    findChangesAt(`${path}.${name}`, from[name], to[name]),
  )
}

/**
 * Puts changes into what a form holds now. `overwritten`: the paths where something else stands by now than what the
 * change was made on. `isIdle`: everything stands there already.
 */
export function applyChanges(
  current: Values,
  changes: readonly Change[],
): { values: Values; overwritten: string[]; isIdle: boolean } {
  const open = changes.filter(({ path, value }) => !isSame(valueAt(current, path), value))
  return {
    values: open.reduce((values, { path, value }) => withValueAt(values, path.split('.'), value), current),
    overwritten: open
      .filter(({ path, base }) => !isSame(valueAt(current, path), base))
      .map(({ path }) => path),
    isIdle: open.length === 0,
  }
}

function valueAt(values: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (isGroup(value) ? value[name] : undefined), values)
}

function withValueAt(values: Values, [name = '', ...rest]: string[], value: unknown): Values {
  if (rest.length === 0) return { ...values, [name]: value }
  const inner = values[name]
  return { ...values, [name]: withValueAt(isGroup(inner) ? inner : {}, rest, value) }
}

/** A named group; rich text (`root`) and a reference into one of several collections (`relationTo`) are values. */
function isGroup(value: unknown): value is Values {
  return isObject(value) && !('root' in value) && !('relationTo' in value)
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Equality for editors: nothing, an empty text and no rows are the same (the form says 0 where there are no rows). */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (isEmpty(one) && isEmpty(other)) return true
  if ((one === 0 && isNoRows(other)) || (other === 0 && isNoRows(one))) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]))
  if (isObject(one) && isObject(other))
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) =>
      isSame(one[name], other[name]),
    )
  return false
}

function isNoRows(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
