import type { z } from 'zod'

/** What a text says as JSON of this shape; null where it is no JSON, or of another shape. */
export function readJson<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    // The caller has another way to know.
    return null
  }
}
