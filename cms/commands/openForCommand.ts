import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createLocalReq, getPayload, type Payload, type PayloadRequest } from 'payload'
import { readEnvironmentFile } from '../../system/environmentFile.ts'
import { readCmsSettings, type CmsSettings } from '../../system/settings.ts'
import { commandLineContext } from '../audit/actorOf.ts'
import { buildCmsConfig } from '../buildCmsConfig.ts'
import { databaseFile, databaseKind } from '../database/openDatabase.ts'
import { tryLockMigrations } from '../database/migrationLock.ts'
import { findPendingMigrations } from '../database/pendingMigrations.ts'
import { WordedError } from '../words.ts'

/** A CMS without a server, opened by a command; another one may be running on the same database. */
export type OpenedCms = {
  payload: Payload
  req: PayloadRequest
  settings: CmsSettings
  close: () => Promise<void>
}

/** How long one transaction of a command may last on SQLite, in ms. Other saves wait for it, and can time out. */
const holdLimit = 15 * 60_000

/** The settings for a command: it signs nothing and logs nobody in, so it needs no secret. Throws SettingsError. */
export function readCommandSettings(): CmsSettings {
  readEnvironmentFile()
  const unusedSecret = randomBytes(32).toString('hex')
  return readCmsSettings({
    ...process.env,
    PAYLOAD_SECRET: unusedSecret,
    PUBLISHER_API_KEY: unusedSecret,
    ADMIN_EMAIL: undefined,
    ADMIN_PASSWORD: undefined,
  })
}

/** Whether the database can be there: whether SQLite's file exists. Whether a server answers is seen when it is opened. */
export function isDatabaseThere({ databaseUrl }: Pick<CmsSettings, 'databaseUrl'>): boolean {
  return databaseKind(databaseUrl) !== 'sqlite' || existsSync(databaseFile(databaseUrl))
}

/**
 * Opens the database for a command. A CMS may be running on it: the saves of both take turns. Throws WordedError where there is
 * no database, where it is not migrated to this version, and where it is being migrated. Migrations wait until `close`.
 */
export async function openForCommand(settings: CmsSettings): Promise<OpenedCms> {
  const { databaseUrl } = settings
  if (!isDatabaseThere(settings)) {
    const file = databaseFile(databaseUrl)
    throw new WordedError({
      ja:
        `データベース ${file} がありません。先に npm start で Okuzuke を一度起動してください。` +
        '別の場所にある場合は DATA_DIR か DATABASE_URL で指定します。',
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
      return {
        payload,
        req: await createLocalReq({ context: commandLineContext() }, payload),
        settings,
        close,
      }
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
    ja:
      `データベースがこの版の Okuzuke より古いままです(${pending.join(', ')})。` +
      'npm start(または npm run migrate)で移行してから、もう一度実行してください。',
    en:
      `The database is older than this version of Okuzuke (${pending.join(', ')}). ` +
      'Migrate it with npm start (or npm run migrate), and run this again.',
  })
}
