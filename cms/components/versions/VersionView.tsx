import type { DocumentViewServerProps } from 'payload'
import { cloneElement, isValidElement, type ReactNode } from 'react'
// Not among the package's exports: Payload 3.90.2 lets a view be replaced, not added to.
import { VersionView as PayloadVersionView } from '../../../node_modules/@payloadcms/next/dist/views/Version/index.js'
import { asRow, text } from '../../rows.ts'
import { inPanelLanguage, panelLanguage } from '../../words.ts'
import { RestoreAsDraft } from './RestoreAsDraft.tsx'
import { VersionMoment } from './VersionMoment.tsx'
import './versions.css'

/** What this view changes of Payload's: see its DefaultVersionView. */
type Parts = {
  canUpdate?: boolean
  VersionToCreatedAtLabel?: ReactNode
  versionToCreatedAt?: string
  versionToCreatedAtFormatted?: ReactNode
  versionToID?: string
}

/**
 * Payload's comparison of two versions, which says who saved the version, makes a draft of it (Payload's own button publishes),
 * and writes its time in the editor's time zone (Payload writes it in the server's).
 */
export async function VersionView(props: DocumentViewServerProps) {
  const view: unknown = await PayloadVersionView(props)
  if (!isValidElement<Parts>(view)) return view as ReactNode
  const { collectionConfig, docID, globalConfig, req } = props.initPageResult
  const { canUpdate, VersionToCreatedAtLabel, versionToCreatedAt, versionToID } = view.props
  const slug = collectionConfig?.slug ?? globalConfig?.slug ?? ''
  const language = panelLanguage(req)
  const isTrashed = props.routeSegments?.[2] === 'trash'
  const { savedBy, moment } = await readVersion(props, String(versionToID))
  const saver =
    savedBy === null ? null : inPanelLanguage(req, { ja: `保存: ${savedBy}`, en: `Saved by ${savedBy}` })
  return cloneElement(view, {
    // Takes Payload's button away.
    canUpdate: false,
    versionToCreatedAtFormatted: (
      <VersionMoment moment={moment ?? versionToCreatedAt ?? ''} language={language} />
    ),
    VersionToCreatedAtLabel: (
      <div className="version-head">
        {VersionToCreatedAtLabel}
        {saver && <span className="version-head__saver">{saver}</span>}
        {canUpdate && !isTrashed && (
          <RestoreAsDraft
            slug={slug}
            id={collectionConfig ? String(docID) : null}
            version={String(versionToID)}
            moment={moment ?? versionToCreatedAt ?? ''}
            language={language}
          />
        )}
      </div>
    ),
  })
}

/** Who saved the version, and when. */
async function readVersion({ initPageResult }: DocumentViewServerProps, id: string) {
  const { collectionConfig, globalConfig, req } = initPageResult
  const options = { id, depth: 0, overrideAccess: false, req } as const
  const found: unknown = collectionConfig
    ? await req.payload.findVersionByID({ collection: collectionConfig.slug, ...options })
    : globalConfig && (await req.payload.findGlobalVersionByID({ slug: globalConfig.slug, ...options }))
  const { version, updatedAt } = asRow(found)
  return { savedBy: text(asRow(version).savedBy), moment: text(updatedAt) }
}
