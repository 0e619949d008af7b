import { createHash, hash } from 'node:crypto'
import type { RenderContext, RenderedUnit } from '../renderedSite.ts'

/** A group of files to be rendered. `inputs`: everything that they are made from beside the context; each is written as JSON. */
export type Unit = {
  name: string
  inputs: readonly unknown[]
  /** Those of `deadLinks` that its documents have: another one changes nothing. */
  deadLinks: readonly string[]
  /** False: its files hang on neither the settings nor the public address, and stay where these change. */
  ofSite?: false
  render: () => Promise<NonNullable<RenderedUnit['rendered']>>
}

/** Emits a unit: rendered, or, where its key is the one of the previous build, by its key alone. */
export async function emitUnit({
  unit: { name, inputs, deadLinks, ofSite, render },
  programVersion,
  context: { settings, baseUrl, previousKeys, emit },
}: {
  unit: Unit
  programVersion: string
  context: RenderContext
}): Promise<void> {
  const site = ofSite === false ? [] : [settings, baseUrl]
  const key = hashInputs([programVersion, name, ...site, [...deadLinks].sort(), ...inputs])
  const rendered = previousKeys.get(name) === key ? null : await render()
  await emit({ name, key, rendered })
}

/** The SHA-256 of some values as JSON, a line each, in hexadecimal. */
export function hashInputs(inputs: Iterable<unknown>): string {
  const sum = createHash('sha256')
  for (const input of inputs) sum.update(`${JSON.stringify(input) ?? ''}\n`)
  return sum.digest('hex')
}

/** The SHA-256 of one value as JSON: of thousands of small ones this is several times as fast. */
export function hashInput(input: unknown): string {
  return hash('sha256', JSON.stringify(input) ?? '', 'hex')
}
