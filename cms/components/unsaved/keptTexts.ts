/** The part of the browser's localStorage that is used here. */
export type TextStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

/**
 * What was typed and not saved, as it lies in the browser. `owner`: the open form that wrote it, so that two tabs don't
 * overwrite each other. `basedOn`: when the document had last been saved; null: never.
 */
export type KeptText<Body = unknown> = {
  owner: string
  typedAt: string
  basedOn: string | null
  hadFile: boolean
  body: Body
}

/** Whose text, and of what: `errata/<id>`, `errata/new`, `globals/site-settings`, `errata-list`. */
export type Place = { user: string; document: string }

/** How long and how much: a browser gives 5 million characters to all of the CMS's pages. */
export const keptLimits = { days: 14, characters: 1_000_000, allCharacters: 3_000_000 } as const

const prefix = 'okuzuke-unsaved'
const keyOf = ({ user, document, owner }: Place & { owner: string }) =>
  [prefix, user, document, owner].join('|')

/** Keeps a text until it is dropped, and the oldest others go where room is short. False: it is too large, or there is no room. */
export function keepText(storage: TextStorage, place: Place, text: KeptText): boolean {
  const key = keyOf({ ...place, owner: text.owner })
  const json = JSON.stringify(text)
  if (json.length > keptLimits.characters) {
    storage.removeItem(key)
    return false
  }
  const others = readAll(storage).filter((entry) => entry.key !== key)
  makeRoom(storage, others, keptLimits.allCharacters - json.length)
  try {
    storage.setItem(key, json)
    return true
  } catch (error) {
    // The browser's own limit (QuotaExceededError), or its storage is closed to the panel (SecurityError).
    if (!(error instanceof DOMException)) throw error
    storage.removeItem(key)
    return false
  }
}

/** The texts that are kept for a place, the newest first. */
export function findTexts(storage: TextStorage, { user, document }: Place): KeptText[] {
  const start = keyOf({ user, document, owner: '' })
  return readAll(storage)
    .filter(({ key }) => key.startsWith(start))
    .map(({ text }) => text)
    .sort(newestFirst)
}

export function dropText(storage: TextStorage, place: Place, owner: string): void {
  storage.removeItem(keyOf({ ...place, owner }))
}

/** For log-out: everything that is kept for a user. */
export function clearTexts(storage: TextStorage, user: string): void {
  for (const key of ourKeys(storage)) if (key.startsWith(`${prefix}|${user}|`)) storage.removeItem(key)
}

/** Drops what is too old, whosever it is, and what cannot be read. */
export function dropOldTexts(storage: TextStorage, now: Date): void {
  const oldest = now.getTime() - keptLimits.days * 24 * 60 * 60 * 1000
  for (const { key, text } of readAll(storage))
    if (new Date(text.typedAt).getTime() < oldest) storage.removeItem(key)
}

type Entry = { key: string; length: number; text: KeptText }

function readAll(storage: TextStorage): Entry[] {
  return ourKeys(storage).flatMap((key) => {
    const json = storage.getItem(key) ?? ''
    const text = parse(json)
    if (text !== null) return [{ key, length: json.length, text }]
    storage.removeItem(key)
    return []
  })
}

function ourKeys(storage: TextStorage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(`${prefix}|`),
  )
}

function makeRoom(storage: TextStorage, entries: Entry[], room: number): void {
  let used = 0
  for (const { key, length } of entries.toSorted((a, b) => newestFirst(a.text, b.text))) {
    used += length
    if (used > room) storage.removeItem(key)
  }
}

function newestFirst(one: KeptText, other: KeptText): number {
  return other.typedAt.localeCompare(one.typedAt)
}

// An older version of the panel may have written it, so its shape is looked at.
function parse(json: string): KeptText | null {
  try {
    const text = JSON.parse(json) as Partial<KeptText> | null
    if (typeof text !== 'object' || text === null) return null
    const { owner, typedAt, basedOn = null, hadFile = false, body } = text
    if (typeof owner !== 'string' || typeof typedAt !== 'string' || body === undefined) return null
    return Number.isNaN(new Date(typedAt).getTime()) ? null : { owner, typedAt, basedOn, hadFile, body }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
