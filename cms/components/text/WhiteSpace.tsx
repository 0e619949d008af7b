'use client'

const signs: Record<string, string> = { ' ': '·', '\t': '→', '\n': '¶', '\u3000': '□' }

/** Words with their white space marked faintly. The marks are drawn over it: they are no part of the text, and are not copied. */
export function WhiteSpace({ words }: { words: string }) {
  return words.split(/([ \t\n\u3000])/).map((part, index) => {
    const sign = signs[part]
    if (sign === undefined) return part
    return (
      <span key={index} className="latex-preview__space" data-sign={sign}>
        {part}
      </span>
    )
  })
}

/** Whether two texts have the same words, and differ in white space alone. */
export function differInSpaceOnly(one: string, other: string): boolean {
  return one !== other && one.trim() !== '' && one.replace(/\s+/g, '') === other.replace(/\s+/g, '')
}
