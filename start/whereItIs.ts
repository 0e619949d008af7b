import { stdout } from 'node:process'
import type { CmsSettings } from '../system/settings.ts'
import type { Secret, Secrets } from './secrets.ts'

/**
 * The last lines of a start: where the site and the admin panel are, and how to log in. `firstUser` is the e-mail address
 * of the oldest user that was there before; null: the first administrator is made by this start.
 * The password itself is shown to a person at a terminal, and only by the start that made it; a log gets the file's path.
 */
export function whereItIs(options: {
  settings: CmsSettings & { adminEmail: string }
  secrets: Secrets
  firstUser: string | null
  terminal?: boolean
}): string[] {
  const { settings, secrets, firstUser, terminal = stdout.isTTY === true } = options
  const logIn =
    firstUser === null
      ? nameNewAdministrator({ email: settings.adminEmail, password: secrets.ADMIN_PASSWORD, terminal })
      : `${firstUser} ${describePassword(secrets.ADMIN_PASSWORD)}`
  return [
    '',
    `The site:         ${settings.siteUrl}/`,
    `The admin panel:  ${settings.cmsUrl}/admin`,
    `Log in:           ${logIn}`,
    `Everything kept:  ${settings.dataDir}`,
    'Ctrl-C stops it.',
  ]
}

function nameNewAdministrator(options: {
  email: string
  password: Secret | null
  terminal: boolean
}): string {
  const { email, password, terminal } = options
  if (password === null) throw new Error('The first administrator has no password.')
  if (password.from === 'environment') return `${email} with the password in ADMIN_PASSWORD`
  return password.from === 'new file' && terminal
    ? `${email} with the password ${password.value} (kept in ${password.path})`
    : `${email} with the password in ${password.path}`
}

/** Of a user who was there before: ADMIN_PASSWORD may have been set, changed or emptied since. */
function describePassword(password: Secret | null): string {
  if (password === null) {
    return 'with the password that this administrator was made with (ADMIN_PASSWORD at that start), unless it was changed since'
  }
  return password.from === 'environment'
    ? 'with the password in ADMIN_PASSWORD, unless this administrator was made with another or it was changed since'
    : `with the password in ${password.path}, unless it was changed since`
}
