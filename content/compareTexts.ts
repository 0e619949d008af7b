/** Orders texts character by character (UTF-16 units), as databases do, whatever the locale of the machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
