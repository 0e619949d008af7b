import { randomBytes } from 'node:crypto'
import { newPlace, removePlace, startOkuzuke, type Place } from '../tests/helpers/okuzuke.ts'

/**
 * Starts Okuzuke in a folder of its own, with an administrator whose password is known; `end` stops it and removes the folder.
 * `prepare` gets the place before it is started; `env` is added to its environment.
 */
export async function startBenchInstallation({
  prepare = () => undefined,
  env = {},
}: {
  prepare?: (place: Place) => void
  env?: Readonly<Record<string, string>>
} = {}) {
  const place = await newPlace()
  prepare(place)
  const administrator = { email: 'bench@example.org', password: randomBytes(12).toString('hex') }
  const okuzuke = startOkuzuke(place, {
    env: { ADMIN_EMAIL: administrator.email, ADMIN_PASSWORD: administrator.password, ...env },
  })
  const end = async () => {
    await okuzuke.stop()
    removePlace(place)
  }
  return { place, administrator, okuzuke, end }
}
