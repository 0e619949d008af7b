'use client'

import { Button } from '@payloadcms/ui'
import { type FormEvent, useState } from 'react'
import { Dialog } from './Dialog.tsx'
import type { Words } from './words.ts'

/** Lets the same person log in again over the open form. `logIn` answers what is wrong, or null. */
export function LogInDialog({
  email,
  say,
  logIn,
  onLater,
}: {
  email: string
  say: Words
  logIn: (password: string) => Promise<string | null>
  onLater: () => void
}) {
  const [password, setPassword] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsBusy(true)
    setProblem(await logIn(password))
    setIsBusy(false)
  }
  return (
    <Dialog heading={say.sessionEnded} onCancel={onLater}>
      <form onSubmit={(event) => void submit(event)}>
        <p>{say.logInAgain}</p>
        <label>
          {say.email}
          <input type="email" name="email" autoComplete="username" value={email} readOnly />
        </label>
        <label>
          {say.password}
          <input
            type="password"
            name="password"
            autoComplete="current-password"
            autoFocus
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
        <p role="alert" className="unsaved-dialog__problem">
          {problem}
        </p>
        <div className="unsaved-dialog__buttons">
          <Button type="submit" margin={false} disabled={isBusy}>
            {isBusy ? say.loggingIn : say.logIn}
          </Button>
          <Button margin={false} buttonStyle="secondary" onClick={onLater}>
            {say.later}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
