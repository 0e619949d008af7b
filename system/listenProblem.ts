import { hasErrorCode } from './errorCode.ts'

/** Why a server cannot listen: another program has the port, this user may not use it, or the host is not this machine's. */
type ListenProblem = 'port taken' | 'port forbidden' | 'host unknown'

/** Names the problem behind the error of `server.listen`; null: another one. */
export function toListenProblem(error: unknown): ListenProblem | null {
  if (hasErrorCode(error, 'EADDRINUSE')) return 'port taken'
  if (hasErrorCode(error, 'EACCES')) return 'port forbidden'
  if (hasErrorCode(error, 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL')) return 'host unknown'
  return null
}
