'use client'

import { Button } from '@payloadcms/ui'
import type { Locale } from '../../../content/locale.ts'
import { Dialog } from '../unsaved/Dialog.tsx'
import { keepingWords } from './keepingWords.ts'

/** Asks before a new reading replaces corrected rows whose lines are not in the list any more. */
export function LinesGone({
  count,
  language,
  onKeep,
  onTake,
}: {
  count: number
  language: Locale
  onKeep: () => void
  onTake: () => void
}) {
  const say = keepingWords[language]
  return (
    <Dialog heading={say.linesGone(count)} onCancel={onKeep}>
      <p>{say.linesGoneBody}</p>
      <div className="unsaved-dialog__buttons">
        <Button margin={false} onClick={onKeep} extraButtonProps={{ autoFocus: true }}>
          {say.keepOld}
        </Button>
        <Button margin={false} buttonStyle="secondary" onClick={onTake}>
          {say.takeNew}
        </Button>
      </div>
    </Dialog>
  )
}
