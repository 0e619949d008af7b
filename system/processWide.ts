/**
 * One value for the whole process, made at the first call with this name. Next puts a module into several bundles, each with
 * its own copy of the module's variables: what all of them share must not be such a variable.
 */
export function processWide<T>(name: string, make: () => T): T {
  const key = Symbol.for(`okuzuke.${name}`)
  const values = globalThis as unknown as Record<symbol, T>
  values[key] ??= make()
  return values[key]
}
