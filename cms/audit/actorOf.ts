import { userInfo } from 'node:os'
import type { PayloadRequest } from 'payload'
import { isPublisher } from '../access/isPublisher.ts'
import { text } from '../rows.ts'
import type { Actor } from './acts.ts'

/** What a command gives to its requests (`createLocalReq({ context }, payload)`), so that the record names who ran it. */
export function commandLineContext(): { commandLine: string } {
  return { commandLine: accountOfSystem() }
}

/**
 * Who asks, as of now: a person by id and e-mail address, because the name is the person's own to change; a service account by its
 * name, which administrators give.
 */
export function actorOf(req: PayloadRequest): Actor {
  const { commandLine } = req.context as { commandLine?: unknown }
  if (typeof commandLine === 'string') return { kind: 'command-line', id: null, name: commandLine }
  const user = req.user as { collection?: unknown; id?: unknown; email?: unknown; name?: unknown } | null
  if (user?.collection === 'users') return { kind: 'user', id: String(user.id), name: text(user.email) }
  if (user?.collection === 'service-accounts')
    return { kind: 'service-account', id: String(user.id), name: text(user.name) }
  if (isPublisher({ req })) return { kind: 'publisher', id: null, name: null }
  return { kind: req.payloadAPI === 'REST' ? 'stranger' : 'system', id: null, name: null }
}

function accountOfSystem(): string {
  try {
    return userInfo().username
  } catch {
    // In a container the number of the user can have no name (os.userInfo throws then).
    return `uid ${process.getuid?.() ?? '?'}`
  }
}
