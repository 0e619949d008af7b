import { closeSync, openSync } from 'node:fs'
import { hasErrorCode } from './errorCode.ts'

/**
 * Creates an empty file that its owner alone can read (mode 0600), unless there is a file already. Throws the system's error.
 *
 * `wx` opens no file that exists: closing one would end all locks that this process holds on it (fcntl(2), F_SETLK), SQLite's
 * among them.
 */
export function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if (!hasErrorCode(error, 'EEXIST')) throw error
  }
}
