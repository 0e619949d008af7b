import type {
  CollectionAfterLoginHook,
  CollectionAfterLogoutHook,
  CollectionBeforeOperationHook,
  CollectionConfig,
} from 'payload'
import { asRow } from '../rows.ts'
import { toSubject } from './accountHooks.ts'
import { recordAct } from './recordAct.ts'

/** Hooks that record log-ins and log-outs, and the reset of a password (which logs in, too), of a collection of people. */
export function sessionHooks(slug: string) {
  const noteReset: CollectionBeforeOperationHook = ({ args, operation, req }) => {
    if (operation === 'resetPassword') (req.context as ResetContext).isPasswordReset = true
    return args
  }
  const afterLogin: CollectionAfterLoginHook = async ({ user, req }) => {
    const act = (req.context as ResetContext).isPasswordReset ? 'password-reset' : 'log-in'
    await recordAct({ req, act, subject: toSubject(slug, user) })
  }
  const afterLogout: CollectionAfterLogoutHook = async ({ req }) => {
    await recordAct({ req, act: 'log-out', subject: toSubject(slug, asRow(req.user)) })
  }
  return {
    beforeOperation: [noteReset],
    afterLogin: [afterLogin],
    afterLogout: [afterLogout],
  } satisfies CollectionConfig['hooks']
}

type ResetContext = { isPasswordReset?: boolean }
