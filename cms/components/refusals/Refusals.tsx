'use client'

import {
  useAllFormFields,
  useForm,
  useFormModified,
  useFormProcessing,
  useFormSubmitted,
} from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { clearMarks, findRefused, hasMarks, setMarks } from './marks.ts'
import { showWholeSentence } from './showWholeSentence.tsx'

type Refusal = {
  ofDraft: boolean
  /** The fields' state with which the save was sent. */
  asSent: FormState
  endedAt: number
  /** The values that were refused, by path. Null until the server's errors are in the form's state, one render after the end. */
  values: Map<string, unknown> | null
}

/** In milliseconds: from the end of a save until its errors are in the form's state. The form validates itself after 250 ms. */
const answerTakesMs = 200

/**
 * In milliseconds. The tabs count their faults only while the form counts as submitted, at most every 250 ms: a form that is put back
 * at once keeps the old number on its tab. The form's own check, after 250 ms and a question to the server, must find it put back.
 */
const tabsCountForMs = 255

/**
 * Stands in each edit form without being seen, and mends what Payload's form does after a save was refused:
 *
 * - A refused draft marks no field, because the form shows marks only after a "submit", which a draft is not to it. Once it counts
 *   as one, the form marks all that publishing will ask for as well. Here the refused fields are marked, and no other.
 * - A mark goes a moment later, when the form validates itself again: it doesn't ask the database while somebody types, so a name
 *   that is taken looks right. Here it stays until the value is changed; the server gives it back (keepMarks).
 * - The buttons are grey after a refused publish, as if everything were saved.
 * - The toast cuts its sentence at colons and commas (showWholeSentence).
 */
export function Refusals() {
  const form = useForm()
  const [fields] = useAllFormFields()
  const isProcessing = useFormProcessing()
  const isSubmitted = useFormSubmitted()
  const isModified = useFormModified()
  const before = useRef({ fields, isProcessing, wasModified: isModified })
  const refusal = useRef<Refusal | null>(null)
  const takingBack = useRef<number>(undefined)

  // Before the browser paints: a field that is marked for a moment would flicker.
  useLayoutEffect(() => {
    const { current: last } = before
    before.current = { fields, isProcessing, wasModified: isProcessing ? last.wasModified : isModified }
    const replace = (state: FormState) =>
      form.dispatchFields({ type: 'REPLACE_STATE', optimize: false, state })
    if (isProcessing) {
      window.clearTimeout(takingBack.current)
      if (!last.isProcessing && hasMarks(fields)) replace(clearMarks(fields, () => true))
      refusal.current = null
      return
    }
    if (last.isProcessing && !form.isValid) {
      refusal.current = { ofDraft: !isSubmitted, asSent: last.fields, endedAt: Date.now(), values: null }
      if (last.wasModified) form.setModified(true)
    }
    const { current: refused } = refusal
    if (refused === null) return
    if (refused.values !== null) {
      const { values, ofDraft } = refused
      const changed = [...values].filter(
        ([path, value]) => !(path in fields) || !isSame(fields[path]?.value, value),
      )
      if (changed.length === 0) return
      for (const [path] of changed) values.delete(path)
      replace(clearMarks(fields, (path) => !values.has(path)))
      if (ofDraft && values.size === 0)
        takingBack.current = window.setTimeout(() => form.setSubmitted(false), tabsCountForMs)
      return
    }
    if (fields === refused.asSent) return
    // Later changes are the editor's: the form itself had refused the fields, and never asked the server.
    if (Date.now() - refused.endedAt > answerTakesMs) {
      refusal.current = null
      return
    }
    const marks = findRefused(refused.asSent, fields)
    refused.values = new Map(marks.map(({ path }) => [path, fields[path]?.value]))
    form.setSubmitted(marks.length > 0)
    if (marks.length > 0) replace(setMarks(fields, marks, refused))
  })

  useEffect(() => {
    if (!isProcessing && !form.isValid) return showWholeSentence()
  }, [isProcessing, form.isValid])

  return null
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
