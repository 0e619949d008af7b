import { randomBytes } from 'node:crypto'
import { newPlace, removePlace, startOkuzuke } from '../tests/helpers/okuzuke.ts'

/** Starts Okuzuke in a folder of its own, with an administrator whose password is known; `end` stops it and removes the folder. */
export async function startBenchInstallation() {
  const place = await newPlace()
  const administrator = { email: 'bench@example.org', password: randomBytes(12).toString('hex') }
  const okuzuke = startOkuzuke(place, {
    env: { ADMIN_EMAIL: administrator.email, ADMIN_PASSWORD: administrator.password },
  })
  const end = async () => {
    await okuzuke.stop()
    removePlace(place)
  }
  return { place, administrator, okuzuke, end }
}
