import { createHash } from 'node:crypto'

/**
 * Names an entry of a source so that a second import of the same page finds it again, wherever its line has moved:
 * SHA-256 (hex) over the kind, the book's slug, the text of its lines, and its number among entries with the same text.
 * The text is NFKC-normalized, each run of white space is one space, and the lines that give the entry its page stand before it.
 * A line whose words were changed is another entry: nothing tells a mended line from a new one.
 */
export function fingerprint({
  kind,
  book,
  text,
  ordinal,
}: {
  kind: string
  book: string
  text: string
  ordinal: number
}): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, book, normalize(text), ordinal]))
    .digest('hex')
}

/** Gives each entry the fingerprint of its text; entries with the same text are counted from 0 in their order. */
export function withFingerprints<T>(
  entries: readonly T[],
  { kind, book, textOf }: { kind: string; book: string; textOf: (entry: T) => string },
): (T & { fingerprint: string })[] {
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const text = normalize(textOf(entry))
    const ordinal = seen.get(text) ?? 0
    seen.set(text, ordinal + 1)
    return { ...entry, fingerprint: fingerprint({ kind, book, text, ordinal }) }
  })
}

function normalize(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim()
}
