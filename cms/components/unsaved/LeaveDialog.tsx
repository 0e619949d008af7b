'use client'

import { Button } from '@payloadcms/ui'
import { Dialog } from './Dialog.tsx'
import type { Words } from './words.ts'

/** What would become of what was typed: it stays in this browser, it is lost, or log-out removes it. */
export type Leaving = 'kept' | 'lost' | 'log-out'

/** Asks before unsaved work is left. To stay is what the Enter key does. */
export function LeaveDialog({
  leaving,
  say,
  onStay,
  onLeave,
}: {
  leaving: Leaving
  say: Words
  onStay: () => void
  onLeave: () => void
}) {
  const body = { kept: say.leaveKept, lost: say.leaveLost, 'log-out': say.logOutLoses }[leaving]
  return (
    <Dialog heading={say.unsaved} onCancel={onStay}>
      <p>{body}</p>
      <div className="unsaved-dialog__buttons">
        <Button margin={false} onClick={onStay} extraButtonProps={{ autoFocus: true }}>
          {say.stay}
        </Button>
        <Button margin={false} buttonStyle="secondary" onClick={onLeave}>
          {leaving === 'log-out' ? say.logOut : say.leave}
        </Button>
      </div>
    </Dialog>
  )
}
