import { createHash } from 'node:crypto'

/**
 * Identifies an entry of a source at the next import of the page, also after its line has moved:
 * SHA-256 (hex) over the kind, the book's slug, the text of its lines, and its number among entries with the same text.
 * So no two entries of a page share a fingerprint. The text is NFKC-normalized, each run of white space is one space, and the
 * lines that give the entry its page stand before it. A line with changed words is a new entry.
 */
function toFingerprint({
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

/** Adds the fingerprint to each entry; entries with the same text are numbered from 0 in their order. */
export function withFingerprints<T>(
  entries: readonly T[],
  { kind, book, textOf }: { kind: string; book: string; textOf: (entry: T) => string },
): (T & { fingerprint: string })[] {
  const ordinals = new Map<string, number>()
  return entries.map((entry) => {
    const text = normalize(textOf(entry))
    const ordinal = ordinals.get(text) ?? 0
    ordinals.set(text, ordinal + 1)
    return { ...entry, fingerprint: toFingerprint({ kind, book, text, ordinal }) }
  })
}

function normalize(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim()
}
