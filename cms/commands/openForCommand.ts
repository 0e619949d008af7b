import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createLocalReq, getPayload, type Payload, type PayloadRequest } from 'payload'
import { readEnvironmentFile } from '../../system/environmentFile.ts'
import { readCmsSettings, type CmsSettings } from '../../system/settings.ts'
import { buildCmsConfig } from '../buildCmsConfig.ts'
import { databaseFile, databaseKind } from '../database/openDatabase.ts'
import { WordedError } from '../words.ts'
import { tryLockMigrations } from '../database/migrationLock.ts'
import { findPendingMigrations } from '../database/pendingMigrations.ts'

/** A command line's own way into the database, beside a CMS that may be running on it. */
export type OpenedCms = {
  payload: Payload
  req: PayloadRequest
  settings: CmsSettings
  close: () => Promise<void>
}

/** How long a command may hold SQLite for itself: others' saves wait their turn meanwhile, and are told when it takes too long. */
const holdLimit = 15 * 60_000

/** The settings for a command line that signs and lets in nobody, and so needs no secret. Throws SettingsError. */
export function readCommandSettings(): CmsSettings {
  readEnvironmentFile()
  const unused = randomBytes(32).toString('hex')
  return readCmsSettings({
    ...process.env,
    PAYLOAD_SECRET: unused,
    PUBLISHER_API_KEY: unused,
    ADMIN_EMAIL: undefined,
    ADMIN_PASSWORD: undefined,
  })
}

/** Whether there is a database to open: SQLite's file. A server is asked when it is opened. */
export function isDatabaseThere({ databaseUrl }: Pick<CmsSettings, 'databaseUrl'>): boolean {
  return databaseKind(databaseUrl) !== 'sqlite' || existsSync(databaseFile(databaseUrl))
}

/**
 * Opens the database for a command. A CMS may be running on it: saves of both wait for their turns. What would do harm is refused with
 * a WordedError: no database, one that this version has not migrated yet, one that is being migrated. Until `close`, migrations wait.
 */
export async function openForCommand(settings: CmsSettings): Promise<OpenedCms> {
  const { databaseUrl } = settings
  if (!isDatabaseThere(settings)) {
    const file = databaseFile(databaseUrl)
    throw new WordedError({
      ja: `データベース ${file} がありません。先に npm start で Okuzuke を一度起動してください。別の場所にある場合は DATA_DIR か DATABASE_URL で指定します。`,
      en: `There is no database at ${file}. Start Okuzuke once (npm start), or name the place with DATA_DIR or DATABASE_URL.`,
    })
  }
  const config = await buildCmsConfig(settings, { logger: { options: { level: 'error' } }, holdLimit })
  const payload = await getPayload({ config, key: randomUUID(), disableOnInit: true })
  try {
    const unlock = await tryLockMigrations({ payload, url: databaseUrl })
    if (unlock === null)
      throw new WordedError({
        ja: 'データベースは移行中か、別の取り込みが行われています。終わってから、もう一度実行してください。',
        en: 'The database is being migrated, or another import is under way. Wait until that has ended, and run this again.',
      })
    const close = async () => {
      await unlock()
      await payload.destroy()
    }
    try {
      await refusePendingMigrations(payload)
      return { payload, req: await createLocalReq({}, payload), settings, close }
    } catch (error) {
      await unlock()
      throw error
    }
  } catch (error) {
    await payload.destroy()
    throw error
  }
}

async function refusePendingMigrations(payload: Payload): Promise<void> {
  const pending = await findPendingMigrations(payload)
  if (pending.length === 0) return
  throw new WordedError({
    ja: `データベースがこの版の Okuzuke より古いままです(${pending.join(', ')})。npm start(または npm run migrate)で移行してから、もう一度実行してください。`,
    en: `The database is older than this version of Okuzuke (${pending.join(', ')}). Migrate it with npm start (or npm run migrate), and run this again.`,
  })
}
