import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps, Payload, PayloadRequest } from 'payload'
import type { Locale } from '../../../content/locale.ts'
import { isStaff } from '../../access/roles.ts'
import { documentTitle } from '../../fields/documentTitle.ts'
import { panelLanguage } from '../../words.ts'
import { ErrataList } from './ErrataList.tsx'
import type { BookChoice } from './PasteForm.tsx'

/** /admin/errata-list: where an editor pastes a list of errata. Payload does not check access to a custom view, so this does. */
export async function ErrataListView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { locale, permissions, req, visibleEntities } = initPageResult
  const { payload, i18n, user } = req
  const { admin, api } = payload.config.routes
  if (!isStaff({ req })) redirect(`${admin}/login?redirect=${encodeURIComponent(`${admin}/errata-list`)}`)
  const language = panelLanguage({ i18n })
  return (
    <DefaultTemplate
      i18n={i18n}
      locale={locale}
      params={params}
      payload={payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={user ?? undefined}
      visibleEntities={visibleEntities}
    >
      <Gutter>
        <ErrataList
          books={await readBooks({ payload, req, language })}
          apiRoute={api}
          adminRoute={admin}
          language={language}
        />
      </Gutter>
    </DefaultTemplate>
  )
}

// Every book with a slug, drafts too: errata may be written before the book is published.
async function readBooks({
  payload,
  req,
  language,
}: {
  payload: Payload
  req: PayloadRequest
  language: Locale
}): Promise<BookChoice[]> {
  const { docs } = await payload.find({
    collection: 'books',
    draft: true,
    depth: 0,
    pagination: false,
    sort: 'slug',
    select: { slug: true, title: true },
    overrideAccess: false,
    req,
  })
  return docs.flatMap(({ id, slug, title }) =>
    slug ? [{ id: String(id), slug, title: documentTitle({ id, title })[language] }] : [],
  )
}
