'use client'

import { useTranslation } from '@payloadcms/ui'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { COMMAND_PRIORITY_CRITICAL, DROP_COMMAND, PASTE_COMMAND } from '@payloadcms/richtext-lexical/lexical'
import { useEffect, useState } from 'react'
import { panelLanguage } from '../../words.ts'
import { describePasteNote, pasteWords } from './describePasteNote.ts'
import { noteFiles, preparePaste } from './preparePaste.ts'
import type { PasteNote } from './preparePastedHtml.ts'
import './richText.css'

/**
 * Prepares what is pasted before the editor takes it (`preparePaste`), and says below the editor what could not be taken, also of
 * dropped files; until it is closed, or something else is pasted.
 */
export function PasteNotes() {
  const [editor] = useLexicalComposerContext()
  const { i18n } = useTranslation()
  const language = panelLanguage({ i18n })
  const [notes, setNotes] = useState<PasteNote[]>([])
  useEffect(() => {
    const preparedEvents = new WeakSet<Event>()
    return editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        if (!(event instanceof ClipboardEvent) || preparedEvents.has(event)) return false
        const prepared = event.clipboardData === null ? null : preparePaste(event.clipboardData)
        setNotes(prepared?.notes ?? [])
        if (prepared === null) return false
        event.preventDefault()
        if (prepared.data === null) return true
        const preparedEvent = new ClipboardEvent('paste', { clipboardData: prepared.data, cancelable: true })
        preparedEvents.add(preparedEvent)
        return editor.dispatchCommand(PASTE_COMMAND, preparedEvent)
      },
      COMMAND_PRIORITY_CRITICAL,
    )
  }, [editor])
  useEffect(
    () =>
      editor.registerCommand(
        DROP_COMMAND,
        (event) => {
          const files = event.dataTransfer?.files
          if (files === undefined || files.length === 0) return false
          event.preventDefault()
          setNotes(noteFiles(files))
          return true
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    [editor],
  )
  return (
    <div role="status">
      {notes.length > 0 && (
        <div className="paste-notes">
          <p>{pasteWords[language].heading}</p>
          <ul>
            {notes.map((note, index) => (
              <li key={index}>{describePasteNote(note)[language]}</li>
            ))}
          </ul>
          <button type="button" onClick={() => setNotes([])}>
            {pasteWords[language].close}
          </button>
        </div>
      )}
    </div>
  )
}
