'use client'

import { Button, TextInput } from '@payloadcms/ui'
import { useState, type FormEvent } from 'react'

type Words = { email: string; send: string; unreachable: string }
type Answer = { message?: string; errors?: { message: string }[] }

/**
 * Asks for a link to a new password. Not Payload's form, which says "e-mail sent" whatever the answer was: here the answer's own
 * sentence stands.
 */
export function ForgottenPasswordForm({ action, say }: { action: string; say: Words }) {
  const [email, setEmail] = useState('')
  const [isSending, setIsSending] = useState(false)
  const [answer, setAnswer] = useState<{ isGood: boolean; text: string } | null>(null)

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setIsSending(true)
    try {
      const response = await fetch(action, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email }),
      })
      const { message, errors } = (await response.json()) as Answer
      setAnswer({ isGood: response.ok, text: errors?.[0]?.message ?? message ?? say.unreachable })
    } catch {
      // No connection, or an answer of something in between (a proxy): either way, nothing was asked for.
      setAnswer({ isGood: false, text: say.unreachable })
    }
    setIsSending(false)
  }

  return (
    <form onSubmit={(event) => void send(event)}>
      <TextInput
        path="email"
        label={say.email}
        value={email}
        onChange={(event: { target: { value: string } }) => setEmail(event.target.value)}
        htmlAttributes={{ autoComplete: 'email' }}
        required
      />
      <Button type="submit" size="large" disabled={isSending || email.trim() === ''}>
        {say.send}
      </Button>
      {answer && <p role={answer.isGood ? 'status' : 'alert'}>{answer.text}</p>}
    </form>
  )
}
