import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const hashAsync = promisify(pbkdf2)

/** What Payload keeps of a password: payload/dist/auth/strategies/local/generatePasswordSaltHash.js, which it does not export. */
const current = { prefix: 'pbkdf2-sha256-v1:', iterations: 600_000, keyLength: 32 }
const legacy = { prefix: '', iterations: 25_000, keyLength: 512 }

/** Whether this is the password of a user with these fields. */
export async function isPasswordOf(
  user: { hash?: unknown; salt?: unknown },
  password: string,
): Promise<boolean> {
  const { hash, salt } = user
  if (typeof hash !== 'string' || typeof salt !== 'string') return false
  const { prefix, iterations, keyLength } = hash.startsWith(current.prefix) ? current : legacy
  const expected = Buffer.from(hash.slice(prefix.length), 'hex')
  const actual = await hashAsync(password, salt, iterations, keyLength, 'sha256')
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

/** Takes as long as the check of a password, for an account that is not there. */
export async function spendTheTimeOfACheck(password: string): Promise<void> {
  const salt = randomBytes(32).toString('hex')
  await hashAsync(password, salt, current.iterations, current.keyLength, 'sha256')
}
