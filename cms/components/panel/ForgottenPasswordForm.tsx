'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useState, type FormEvent } from 'react'

type Words = { email: string; send: string; unreachable: string }
type Answer = { message?: string; errors?: { message: string }[] }

/**
 * Asks for a link to a new password. Not Payload's form, which says "e-mail sent" whatever the answer was: here the answer's own
 * sentence stands.
 */
export function ForgottenPasswordForm({ action, say }: { action: string; say: Words }) {
  // Until the page's script runs, the browser itself would send the form, to nowhere.
  const [isReady, setIsReady] = useState(false)
  const [isSending, setIsSending] = useState(false)
  const [answer, setAnswer] = useState<{ isGood: boolean; text: string } | null>(null)

  useEffect(() => setIsReady(true), [])

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // Read from the form and not kept as state: what was typed before the script ran counts, too.
    const email = new FormData(event.currentTarget).get('email')
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
      <div className="field-type email">
        <label className="field-label" htmlFor="forgotten-email">
          {say.email}
        </label>
        <input id="forgotten-email" name="email" type="email" autoComplete="email" required />
      </div>
      <Button type="submit" size="large" disabled={isSending || !isReady}>
        {say.send}
      </Button>
      {answer && <p role={answer.isGood ? 'status' : 'alert'}>{answer.text}</p>}
    </form>
  )
}
