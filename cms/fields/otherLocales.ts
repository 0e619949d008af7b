import type { FieldHook, PayloadRequest } from 'payload'
import { type Localized, locales } from '../../content/locale.ts'
import { asRow } from '../rows.ts'

/*
 * Only field hooks see a document in all its languages, and only `validate` can report a problem beside those of other fields.
 * So a hook, which runs just before `validate`, stores the values for it, by the document's id and the field's path.
 */

type OtherLocales = Partial<Localized<unknown>>
type Path = readonly (string | number)[]

// Keyed by the context: it is one object for the whole request, also where Payload isolates the request for a locale.
const storedByRequest = new WeakMap<object, Map<string, OtherLocales>>()

/** Stores the field's values in the languages that are not being edited, for `readOtherLocales`. */
export const rememberOtherLocales: FieldHook = ({
  field,
  originalDoc,
  path,
  req,
  siblingDocWithLocales,
  value,
}) => {
  const name = 'name' in field ? String(field.name) : ''
  const values = asRow(asRow(siblingDocWithLocales)[name])
  const others = Object.fromEntries(
    locales.filter((locale) => locale !== req.locale).map((locale) => [locale, values[locale] ?? null]),
  )
  const stored = storedByRequest.get(req.context) ?? new Map<string, OtherLocales>()
  storedByRequest.set(req.context, stored.set(toKey(originalDoc?.id, path), others))
  return value
}

/** The field's values in the languages that are not being edited; null where the hook has not run. */
export function readOtherLocales({
  req,
  id,
  path = [],
}: {
  req: PayloadRequest
  id?: string | number
  path?: Path
}): OtherLocales | null {
  return storedByRequest.get(req.context)?.get(toKey(id, path)) ?? null
}

function toKey(id: unknown, path: Path): string {
  return `${String(id ?? '')}/${path.join('.')}`
}
