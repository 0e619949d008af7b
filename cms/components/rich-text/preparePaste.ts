import { keepFormulaLines } from './keepFormulaLines.ts'
import { preparePastedHtml, type PasteNote } from './preparePastedHtml.ts'

/** What the editor is to take instead of what was pasted (null: nothing is left of it), and what could not be taken. */
export type PreparedPaste = { data: DataTransfer | null; notes: PasteNote[] }

/** Prepares what is pasted; null where the editor takes it as it is: its own nodes, plain words. */
export function preparePaste(pasted: DataTransfer): PreparedPaste | null {
  if (pasted.getData('application/x-lexical-editor') !== '') return null
  const [html, text] = [pasted.getData('text/html'), pasted.getData('text/plain')]
  if (html === '' && text === '' && pasted.files.length > 0)
    return { data: null, notes: noteFiles(pasted.files) }
  if (html === '') {
    const lines = keepFormulaLines(text)
    return lines === null ? null : { data: transfer({ html: lines, text }), notes: [] }
  }
  const prepared = preparePastedHtml(html)
  return {
    data: prepared.isEmpty ? null : transfer({ html: prepared.html, text }),
    notes: prepared.notes,
  }
}

/**
 * Files that were pasted or dropped: none is taken. Payload would open its form for several uploads, in which their alternative
 * words cannot be written.
 */
export function noteFiles(files: FileList): PasteNote[] {
  return [...files].map(({ name, type }) => ({
    kind: type.startsWith('image/') ? 'picture' : 'file',
    words: name,
  }))
}

function transfer({ html, text }: { html: string; text: string }): DataTransfer {
  const data = new DataTransfer()
  data.setData('text/html', html)
  data.setData('text/plain', text)
  return data
}
