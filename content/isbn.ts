/** What can be wrong with an ISBN: its form, or its check digit (then with the digit that would fit). */
type IsbnProblem = { kind: 'form' } | { kind: 'check-digit'; expected: string }

/**
 * Reads an ISBN-13, with or without hyphens or spaces, to its 13 digits.
 * Source: ISBN Users' Manual, 7th edition, "check digit" (ISO 2108): weights 1 and 3, modulo 10.
 */
export function parseIsbn13(
  text: string,
): { ok: true; digits: string } | { ok: false; problem: IsbnProblem } {
  const digits = text.trim().replace(/(?<=\d)[-\u2010\u2011\u2013 ](?=\d)/g, '')
  if (!/^97[89]\d{10}$/.test(digits)) return { ok: false, problem: { kind: 'form' } }
  const sum = [...digits.slice(0, 12)].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  )
  const expected = String((10 - (sum % 10)) % 10)
  return digits[12] === expected
    ? { ok: true, digits }
    : { ok: false, problem: { kind: 'check-digit', expected } }
}
