// What the reader's device keeps. It may refuse to: in a private window, by a setting, or where it is full.

/** What is kept under a name, or null. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`okuzuke:${name}`)
  } catch {
    return null // Refused: as if nothing had been kept.
  }
}

/** Keeps a value, or with null forgets it; gives whether the device did. */
export function remember(name: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(`okuzuke:${name}`)
    else localStorage.setItem(`okuzuke:${name}`, value)
    return true
  } catch {
    return false // The page goes on without it; whoever calls says so where it matters.
  }
}
