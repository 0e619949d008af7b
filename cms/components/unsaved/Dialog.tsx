'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'
import './unsaved.css'

/** A dialog over everything that is open, drawers too. Escape is the same as `onCancel`. */
export function Dialog({
  heading,
  onCancel,
  children,
}: {
  heading: string
  onCancel: () => void
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="unsaved-dialog"
      aria-labelledby={id}
      // React passes events on from a portal's parents too; Payload's forms and drawers listen for keys.
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault()
        onCancel()
      }}
    >
      <h2 id={id}>{heading}</h2>
      {children}
    </dialog>
  )
}
