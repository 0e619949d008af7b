import type { Payload } from 'payload'
import { settingsOf } from '../../cmsSettings.ts'
import { findPasswordProblem } from '../../log-in/passwordRules.ts'

/**
 * Makes the first administrator from ADMIN_EMAIL and ADMIN_PASSWORD, only where there is no user at all.
 * It is the only way to get one: the panel's open "create first user" form is closed.
 */
export async function createFirstAdministrator(payload: Payload): Promise<void> {
  const { totalDocs } = await payload.count({ collection: 'users', overrideAccess: true })
  if (totalDocs > 0) return
  const { adminEmail, adminPassword } = settingsOf(payload)
  if (adminEmail === null || adminPassword === null) {
    payload.logger.warn(
      'There is no user yet, so nobody can log in. Set ADMIN_EMAIL and ADMIN_PASSWORD (12 characters or more) and start again.',
    )
    return
  }
  const problem = findPasswordProblem(adminPassword, [adminEmail])
  if (problem !== null)
    throw new Error(`ADMIN_PASSWORD can't be used. ${problem.en} Set another one, and start again.`)
  await payload.create({
    collection: 'users',
    data: { email: adminEmail, password: adminPassword, name: adminEmail, role: 'admin' },
    overrideAccess: true,
  })
  payload.logger.info(`The first administrator was made: ${adminEmail}.`)
}
