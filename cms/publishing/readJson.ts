import type { PayloadRequest } from 'payload'

/** The body of a request as JSON; not `ok` where it is none. */
export async function readJson(req: PayloadRequest): Promise<{ ok: true; value: unknown } | { ok: false }> {
  try {
    return { ok: true, value: await req.json?.() }
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false }
    throw error
  }
}
