import { stdout } from 'node:process'
import type { CmsSettings } from '../system/settings.ts'
import type { Secret, Secrets } from './secrets.ts'

/**
 * The last lines of a start: where the site and the admin panel are, and how to log in.
 * The password itself is shown to a person at a terminal, and only by the start that made it; a log gets the file's path.
 */
export function whereItIs(options: {
  settings: CmsSettings & { adminEmail: string }
  secrets: Secrets
  terminal?: boolean
}): string[] {
  const { settings, secrets, terminal = stdout.isTTY === true } = options
  return [
    '',
    `The site:         ${settings.siteUrl}/`,
    `The admin panel:  ${settings.cmsUrl}/admin`,
    `Log in:           ${howToLogIn({ email: settings.adminEmail, password: secrets.ADMIN_PASSWORD, terminal })}`,
    `Everything kept:  ${settings.dataDir}`,
    'Ctrl-C stops it.',
  ]
}

function howToLogIn(options: { email: string; password: Secret | null; terminal: boolean }): string {
  const { email, password, terminal } = options
  if (password === null) return 'as an administrator that was made before'
  if (password.from === 'environment') return `${email} with the password in ADMIN_PASSWORD`
  if (password.from === 'file')
    return `${email} with the password in ${password.path}, unless it was changed since`
  return terminal
    ? `${email} with the password ${password.value} (kept in ${password.path})`
    : `${email} with the password in ${password.path}`
}
