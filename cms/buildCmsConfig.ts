import { resolve } from 'node:path'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig, type CollectionConfig, type Config, type SanitizedConfig } from 'payload'
import sharp from 'sharp'
import { repositoryRoot, type CmsSettings } from '../system/settings.ts'
import { boundReads, readLimits } from './access/boundReads.ts'
import { closeToServiceAccounts } from './access/closeToServiceAccounts.ts'
import { auditRecords } from './audit/auditRecords.ts'
import { recordFailedLogIn } from './audit/recordFailedLogIn.ts'
import { withAudit } from './audit/withAudit.ts'
import { books } from './collections/books/books.ts'
import { errata } from './collections/errata/errata.ts'
import { excerpts } from './collections/excerpts.ts'
import { materials } from './collections/materials.ts'
import { media } from './collections/media/media.ts'
import { news } from './collections/news.ts'
import { serviceAccounts } from './collections/service-accounts/serviceAccounts.ts'
import { createFirstAdministrator } from './collections/users/createFirstAdministrator.ts'
import { users } from './collections/users/users.ts'
import { guardFormOfGlobal, guardForms } from './components/overwrites/guardForms.ts'
import { guardCollection, guardGlobal } from './components/unsaved/guardForms.ts'
import { openDatabase } from './database/openDatabase.ts'
import { bodyLimits } from './doors/bodyLimits.ts'
import { siteSettings } from './globals/siteSettings.ts'
import { answerConflict } from './hooks/answerConflict.ts'
import { answerFailure } from './hooks/refusals/answerFailure.ts'
import { answerRefusal } from './hooks/refusals/answerRefusal.ts'
import { noteProblems } from './hooks/refusals/noteProblems.ts'
import { withRefusals, withRefusalsOfGlobal } from './hooks/refusals/withRefusals.ts'
import { logFailure } from './hooks/logFailure.ts'
import { listEndpoints } from './import/pasted-list/listEndpoints.ts'
import { mailAdapter } from './mail/mailAdapter.ts'
import { mails } from './mail/mails.ts'
import { withMail } from './mail/withMail.ts'
import { panelLanguages, rewordRichText } from './panel-language/panelLanguages.ts'
import { withGlobalPanelWords, withPanelWords } from './panel-language/withPanelWords.ts'
import { publishingEndpoints } from './publishing/publishingEndpoints.ts'
import { siteChanges } from './publishing/siteChanges.ts'
import { siteLease } from './publishing/siteLease.ts'
import { siteReleases } from './publishing/siteReleases.ts'
import { siteRevisions } from './publishing/siteRevisions.ts'
import { withGlobalPublishing, withPublishing } from './publishing/withPublishing.ts'

const cmsDir = resolve(repositoryRoot, 'cms')
const nobody = () => false

type Options = {
  /** Logs every visitor in as the administrator of the environment: for `next dev` alone. */
  autoLogin?: boolean
  /** See openDatabase. */
  forMigrations?: boolean
  /** Other migrations than those of the repository. */
  migrationDir?: string
  /** See openDatabase. */
  holdLimit?: number
  /** Instead of Payload's default. */
  logger?: Config['logger']
}

/** Payload's whole configuration, from settings alone, so that tests can build one on a database of their own. */
export async function buildCmsConfig(
  settings: CmsSettings,
  { logger, autoLogin = false, ...database }: Options = {},
): Promise<SanitizedConfig> {
  const config = await buildConfig({
    secret: settings.payloadSecret,
    db: openDatabase({ url: settings.databaseUrl, ...database }),

    collections: [
      ...[errata, books, news, materials, excerpts, withUploadDir(media, settings.mediaDir)].map(guardForms),
      siteReleases,
      siteChanges,
      siteRevisions,
      siteLease,
      auditRecords,
      mails,
      withSecureCookies(users, settings),
      serviceAccounts,
    ]
      .map(withPublishing)
      .map(withAudit)
      .map(withMail({ isMailSetUp: settings.mail !== null }))
      .map(withPanelWords)
      .map(boundReads)
      .map(withRefusals)
      .map(guardCollection),
    globals: [siteSettings]
      .map(withGlobalPublishing)
      .map(withGlobalPanelWords)
      .map(guardFormOfGlobal)
      .map(withRefusalsOfGlobal)
      .map(guardGlobal),
    endpoints: [...publishingEndpoints, ...listEndpoints],
    hooks: { afterError: [answerConflict, answerRefusal, answerFailure, logFailure, recordFailedLogIn] },
    onInit: createFirstAdministrator,

    // Payload leaves these open or unchecked by default; csrf: cookies are valid only for requests from the panel itself.
    serverURL: settings.cmsUrl,
    cors: [settings.cmsUrl],
    csrf: [settings.cmsUrl],
    graphQL: { disable: true },
    defaultDepth: 1,
    maxDepth: readLimits.depth,
    jobs: { access: { run: nobody, queue: nobody, cancel: nobody } },
    telemetry: false,
    email: mailAdapter(settings.mail),
    ...(logger ? { logger } : {}),
    // What strangers can cause in any number: it is counted instead (cms/serving/refusedRequests.ts).
    loggingLevels: {
      AuthenticationError: false,
      Forbidden: false,
      LockedAuth: false,
      NotFound: false,
      ValidationError: false,
    },
    upload: { limits: { fileSize: 64 * 1024 * 1024 }, abortOnLimit: true },
    // A form has all its values in one field, which Payload would cut at 1 MB.
    bodyParser: { limits: { fieldSize: bodyLimits.person } },

    admin: {
      user: users.slug,
      components: {
        providers: [
          '/components/panel/PanelFrame#PanelFrame',
          '/components/unsaved/UnsavedProvider#UnsavedProvider',
          '/components/publishing/PublishingQuestions#PublishingQuestions',
        ],
        beforeDashboard: [
          '/components/publishing/PublishingStatus#PublishingStatus',
          '/components/mail/MailTroubleLine#MailTroubleLine',
          '/components/work/WorkToDo#WorkToDo',
        ],
        views: {
          forgot: { Component: '/components/panel/ForgottenPasswordView#ForgottenPasswordView' },
          errataList: {
            Component: '/components/errata-list/ErrataListView#ErrataListView',
            path: '/errata-list',
          },
        },
        graphics: { Logo: '/components/Brand#Logo', Icon: '/components/Brand#Icon' },
      },
      // Without the password: the panel's configuration is sent to the browser.
      autoLogin: autoLogin && settings.adminEmail !== null ? { email: settings.adminEmail } : false,
      // Of all lists, forms and versions; Payload's default is written in English order.
      dateFormat: 'yyyy-MM-dd HH:mm',
      avatar: 'default', // Anything else asks gravatar.com.
      importMap: {
        baseDir: cmsDir,
        importMapFile: resolve(cmsDir, 'app/(payload)/admin/importMap.js'),
      },
      meta: { titleSuffix: ' · Okuzuke', applicationName: 'Okuzuke', robots: 'noindex, nofollow' },
    },
    i18n: { supportedLanguages: panelLanguages, fallbackLanguage: 'ja' },
    editor: lexicalEditor(),
    sharp,
    typescript: { autoGenerate: false, outputFile: resolve(cmsDir, 'payload-types.ts') },
    custom: { settings },
  })
  return noteProblems(closeToServiceAccounts(rewordRichText(config)))
}

function withSecureCookies(collection: CollectionConfig, { cmsUrl }: CmsSettings): CollectionConfig {
  const auth = typeof collection.auth === 'object' ? collection.auth : {}
  return {
    ...collection,
    auth: { ...auth, cookies: { ...auth.cookies, secure: cmsUrl.startsWith('https:') } },
  }
}

function withUploadDir(collection: CollectionConfig, staticDir: string): CollectionConfig {
  const upload = typeof collection.upload === 'object' ? collection.upload : {}
  return { ...collection, upload: { ...upload, staticDir } }
}
