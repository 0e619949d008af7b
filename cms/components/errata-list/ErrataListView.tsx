import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps, Payload, PayloadRequest } from 'payload'
import { isStaff } from '../../access/roles.ts'
import { documentTitle } from '../../snapshot/documentTitle.ts'
import { panelLanguage } from '../../words.ts'
import { ErrataList, type BookChoice } from './ErrataList.tsx'

/** /admin/errata-list: where an editor pastes a list of errata. A view of one's own is open to everybody until it asks who comes. */
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

// Every book with an address, drafts too: its errata may be written before it is published.
async function readBooks({
  payload,
  req,
  language,
}: {
  payload: Payload
  req: PayloadRequest
  language: 'ja' | 'en'
}): Promise<BookChoice[]> {
  const { docs } = await payload.find({
    collection: 'books',
    draft: true,
    locale: 'all',
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
