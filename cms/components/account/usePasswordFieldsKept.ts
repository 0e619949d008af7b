'use client'

import { useForm, useFormProcessing, useFormSubmitted } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'

/**
 * Keeps the fields of a new password open, with what was typed there, where the server refuses it. Payload takes a form for saved at any
 * answer, and closes these fields where a form holds nothing new; what is changed while something goes on in the background it takes for
 * new. `isChangingPassword`: whether the form that is sent has a new password.
 */
export function usePasswordFieldsKept(isChangingPassword: boolean): void {
  const { setBackgroundProcessing, setModified } = useForm()
  const isProcessing = useFormProcessing()
  const isRefused = useFormSubmitted()
  const isSent = useRef(false)
  useEffect(() => {
    if (isProcessing && isChangingPassword) {
      isSent.current = true
      setBackgroundProcessing(true)
      setModified(true)
    } else if (!isProcessing && isSent.current) {
      isSent.current = false
      setBackgroundProcessing(false)
      if (!isRefused) setModified(false)
    }
  }, [isProcessing, isChangingPassword, isRefused, setBackgroundProcessing, setModified])
}
