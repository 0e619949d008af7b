import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import ts from 'typescript'

/** What schema.org says of a type: the types that it is a kind of (itself first), and which types each of its properties takes. */
type Definition = { kinds: string[]; properties: Map<string, string[]> }

/** The vocabulary of schema.org, read from the declarations of schema-dts: type-checking against them takes many times as long. */
export function readSchemaOrg(): (type: string) => Definition | null {
  const path = createRequire(import.meta.url)
    .resolve('schema-dts')
    .replace(/\.js$/, '.d.ts')
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
  const interfaces = new Map(
    source.statements
      .filter(ts.isInterfaceDeclaration)
      .map((declaration) => [declaration.name.text, declaration]),
  )
  const lineage = (name: string): ts.InterfaceDeclaration[] => {
    const declaration = interfaces.get(name)
    if (declaration === undefined) return []
    const parents = (declaration.heritageClauses ?? []).flatMap(({ types }) => [...types])
    return [declaration, ...parents.flatMap(({ expression }) => lineage(expression.getText(source)))]
  }
  return (type) => {
    const declarations = lineage(`${type}Leaf`)
    if (declarations.length === 0) return null
    const members = declarations.flatMap((declaration) =>
      [...declaration.members].filter(ts.isPropertySignature),
    )
    return {
      kinds: declarations.map(({ name }) => name.text.replace(/(Leaf|Base)$/, '')),
      properties: new Map(
        members.map(({ name, type: value }) => [
          name.getText(source).slice(1, -1),
          (/^SchemaValue<(.*), "/.exec(value?.getText(source) ?? '')?.[1] ?? '').split(' | '),
        ]),
      ),
    }
  }
}

const plainTypes = { string: ['Text', 'URL', 'Date', 'DateTime'], number: ['Number', 'Integer'] }

/** What is wrong with an object of JSON-LD: an unknown type or property, or a value of a type that the property does not take. */
export function findSchemaProblems(
  { '@context': _context, '@id': _id, '@type': type, ...properties }: Record<string, unknown>,
  definitionOf: (type: string) => Definition | null,
): string[] {
  const definition = definitionOf(String(type))
  if (definition === null) return [`${String(type)}: no type`]
  return Object.entries(properties).flatMap(([name, value]) => {
    const taken = definition.properties.get(name)
    if (taken === undefined) return [`${String(type)}.${name}: no property`]
    return [value].flat().flatMap((one: unknown) => {
      const kinds = kindsOf(one, definitionOf)
      const inner = isObject(one) && '@type' in one ? findSchemaProblems(one, definitionOf) : []
      return kinds.some((kind) => taken.includes(kind))
        ? inner
        : [`${String(type)}.${name}: no ${kinds[0] ?? 'value'}`]
    })
  })
}

function kindsOf(value: unknown, definitionOf: (type: string) => Definition | null): string[] {
  if (!isObject(value)) return plainTypes[typeof value as keyof typeof plainTypes] ?? []
  if (!('@type' in value)) return ['IdReference']
  return definitionOf(String(value['@type']))?.kinds ?? [String(value['@type'])]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
