import { applyMend, type Mend } from '../../../content/text-hints/textHint.ts'

/**
 * Makes a mend in a text area as if it had been typed, so that Ctrl+Z takes it back: `execCommand` is the one way to write into
 * the browser's own list of what can be undone. Does nothing where the text has changed since `text`; says whether it did.
 */
export function typeOver(area: HTMLTextAreaElement, { text, mend }: { text: string; mend: Mend }): boolean {
  if (area.value !== text) return false
  area.focus()
  area.setSelectionRange(mend.start, mend.end)
  if (mend.replacement === '') document.execCommand('delete')
  else document.execCommand('insertText', false, mend.replacement)
  if (area.value === applyMend(text, mend)) return true
  // A browser without the command: the field changes all the same, and the form learns of it.
  area.setRangeText(mend.replacement, mend.start, mend.end, 'end')
  area.dispatchEvent(new Event('input', { bubbles: true }))
  return true
}
