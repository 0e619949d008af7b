import { hasErrorCode } from '../../../system/errorCode.ts'
import { isOfTheMachine } from '../describeFailure.ts'
import { CmsError } from '../fetch/cmsError.ts'

/** Whether an error ends the whole build and is no trouble of one part: a stop, the disk, the CMS. */
export function isOfAll(error: unknown, signal: AbortSignal): boolean {
  return (
    signal.aborted ||
    error instanceof CmsError ||
    isOfTheMachine(error) ||
    // The work folder of a publisher that lost its lease.
    hasErrorCode(error, 'ENOENT')
  )
}
