import type { Mutation } from '../mutation.ts'

const doors = { project: 'security', tests: ['tests/security/openDoors.test.ts'] } as const
const sessions = { project: 'security', tests: ['tests/security/sessions.test.ts'] } as const
const access = { project: 'cms', tests: ['tests/cms/access/access.test.ts'] } as const
const translators = { project: 'cms', tests: ['tests/cms/collections/translators.test.ts'] } as const

/** Roles, accounts, sessions: what a stranger, a program, a translator and an editor may do. */
export const whoMayWhat: readonly Mutation[] = [
  {
    name: 'anonymous reads what is published',
    file: 'cms/access/publishedOrStaff.ts',
    from: '  return false\n}\n\nfunction isServiceAccount',
    to: "  return { _status: { equals: 'published' } }\n}\n\nfunction isServiceAccount",
    ...doors,
  },
  {
    name: 'a service account reads drafts',
    file: 'cms/access/publishedOrStaff.ts',
    from: "return { _status: { equals: 'published' } }",
    to: 'return true',
    ...doors,
  },
  {
    name: 'a service account reads the trash',
    file: 'cms/access/contentAccess.ts',
    from: '{ and: [access, { deletedAt: { exists: false } }] }',
    to: 'access',
    ...translators,
  },
  {
    name: 'a service account counts as staff',
    file: 'cms/access/roles.ts',
    from: "user?.collection === 'users' && wanted.some((role) => role === user.role)",
    to: "user?.collection === 'service-accounts' || (user?.collection === 'users' && wanted.some((role) => role === user.role))",
    ...access,
  },
  {
    name: 'versions are open to whoever reads',
    file: 'cms/access/contentAccess.ts',
    from: 'readVersions: isStaff',
    to: 'readVersions: publishedOrStaff',
    ...doors,
  },
  {
    name: 'Payload’s own collections are open to service accounts',
    file: 'cms/access/closeToServiceAccounts.ts',
    // Both layers: the rules and the endpoints each hold alone for most of it.
    from: "if (!collection.slug.startsWith('payload-')) continue",
    to: 'if (collection.slug.length > 0) continue',
    ...doors,
  },
  {
    name: 'preferences are open to service accounts',
    file: 'cms/access/closeToServiceAccounts.ts',
    from: '    if (!isStaff({ req })) throw new Forbidden(req.t)\n',
    to: '',
    ...doors,
  },
  {
    name: 'the publisher’s key is not compared',
    file: 'cms/access/isPublisher.ts',
    from: 'return timingSafeEqual(digest(authorization), digest(expected))',
    to: "return timingSafeEqual(digest(expected), digest(expected)) && authorization.startsWith('Publisher')",
    project: 'cms',
    tests: ['tests/cms/publishing/publishingEndpoints.test.ts'],
    testName: 'who may call',
  },
  {
    name: 'an editor gives himself a role',
    file: 'cms/collections/users/users.ts',
    from: `      // Everybody may edit their own account, but not their role in it.
      access: {
        create: ({ req }) => isAdministrator({ req }),
        update: ({ req }) => isAdministrator({ req }),`,
    to: `      access: {
        create: ({ req }) => isStaff({ req }),
        update: ({ req }) => isStaff({ req }),`,
    ...access,
  },
  {
    name: 'an editor edits other people’s accounts',
    file: 'cms/collections/users/users.ts',
    from: '(isStaff({ req }) && { id: { equals: req.user?.id } })',
    to: 'isStaff({ req })',
    ...access,
  },
  {
    name: 'the last administrator goes by an edit',
    file: 'cms/collections/users/users.ts',
    from: 'beforeChange: [keepAnAdministratorOnChange]',
    to: 'beforeChange: []',
    ...access,
  },
  {
    name: 'the last administrator goes by a deletion',
    file: 'cms/collections/users/users.ts',
    from: 'beforeDelete: [keepAnAdministratorOnDelete]',
    to: 'beforeDelete: []',
    ...access,
  },
  {
    name: 'a translator publishes by a plain save',
    file: 'cms/hooks/translatorsOnlyDraft.ts',
    from: 'if (overrideAccess !== true && isPublishingSave(args as SaveArguments, operation)) refuseTranslator(req)',
    to: 'void overrideAccess, operation, req',
    ...translators,
  },
  {
    name: 'a translator publishes by a duplicate',
    file: 'cms/hooks/translatorsOnlyDraft.ts',
    from: "if (data._status === 'published' && !req.context.isRestoringVersion) refuseTranslator(req)",
    to: 'void req',
    ...translators,
  },
  {
    name: 'a translator writes the other language',
    file: 'cms/fields/openToTranslators.ts',
    from: 'isEditor({ req }) || translates({ req }) === side',
    to: 'isEditor({ req }) || translates({ req }) !== null || side === null',
    ...translators,
  },
  {
    name: 'a translator adds and removes rows',
    file: 'cms/fields/openToTranslators.ts',
    from: 'if (idsOf(value) === idsOf(previousValue)) return value',
    to: 'if (idsOf(value) !== undefined || previousValue === null) return value',
    ...translators,
  },
  {
    name: 'a duplicate of what is published is published',
    file: 'cms/publishing/publishedOnPurpose.ts',
    from: 'return isDuplicate ? { ...args, draft: true } : args',
    to: 'return isDuplicate ? { ...args } : args',
    project: 'cms',
    tests: ['tests/cms/publishing/onPurpose.test.ts'],
  },
  {
    name: 'the outbox is written over the API',
    file: 'cms/publishing/siteReleases.ts',
    from: 'create: () => false',
    to: 'create: isStaff',
    ...access,
  },
  {
    name: 'a cookie is taken from another origin',
    file: 'cms/buildCmsConfig.ts',
    from: '    serverURL: settings.cmsUrl,\n    cors: [settings.cmsUrl],\n    csrf: [settings.cmsUrl],',
    to: "    cors: '*',\n    csrf: [],",
    ...sessions,
  },
  {
    name: 'the session’s cookie is sent from other sites',
    file: 'cms/collections/users/users.ts',
    from: "cookies: { sameSite: 'Lax' }",
    to: "cookies: { sameSite: 'None' }",
    ...sessions,
  },
  {
    name: 'the first visitor is made administrator',
    file: 'cms/collections/users/closedEndpoints.ts',
    from: "createClosedEndpoint('/first-register', {",
    to: "createClosedEndpoint('/first-register-closed', {",
    ...sessions,
  },
  {
    name: 'one request reads everything',
    file: 'cms/access/boundReads.ts',
    from: 'return { ...args, limit: readLimits.documents, pagination: true }',
    to: 'return args',
    ...doors,
  },
  {
    name: 'one request reads 99 levels of relationships',
    file: 'cms/access/boundReads.ts',
    from: 'depth: 3 }',
    to: 'depth: 99 }',
    ...doors,
  },
]
