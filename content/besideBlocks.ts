/**
 * Words beside a block (a display formula, a block of code) without the line break that puts the block on lines of its own: it
 * would be an empty line.
 */
export function besideBlocks(
  words: string,
  { isAfterBlock, isBeforeBlock }: { isAfterBlock: boolean; isBeforeBlock: boolean },
): string {
  const begun = isAfterBlock ? words.replace(/^[ \t]*\r?\n/, '') : words
  return isBeforeBlock ? begun.replace(/\r?\n[ \t]*$/, '') : begun
}
