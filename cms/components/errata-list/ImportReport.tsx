'use client'

import { Button } from '@payloadcms/ui'
import type { ImportListAnswer } from '../../import/pasted-list/listMessages.ts'
import type { Words } from './words.ts'

/** What an import of a list did, and the way to its drafts. */
export function ImportReport({
  report,
  say,
  address,
  onAgain,
}: {
  report: ImportListAnswer
  say: Words
  address: string
  onAgain: () => void
}) {
  return (
    <div className="errata-list__taken" role="status">
      <p>
        {say.imported(report.made, report.toCheck)} {report.known > 0 && say.alreadyThere(report.known)}
      </p>
      <p>
        <a href={address}>{say.toDrafts}</a>
      </p>
      <Button buttonStyle="secondary" margin={false} onClick={onAgain}>
        {say.again}
      </Button>
    </div>
  )
}
