'use client'

import {
  Button,
  useConfig,
  useDocumentInfo,
  useEditDepth,
  useForm,
  useFormFields,
  useFormModified,
  useTranslation,
} from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useCallback, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { outdatedCode, outdatedStatus, type OutdatedSave } from '../../hooks/outdatedSave.ts'
import { panelLanguage } from '../../words.ts'
import { useFormatTime } from '../publishing/useFormatTime.ts'
import { type Choices, mergeChoices } from './choices.ts'
import { OverwriteDialog, type SaveKind } from './OverwriteDialog.tsx'
import { watchSaves } from './watchSaves.ts'
import { words } from './words.ts'
import './overwrites.css'

type Refusal = { data: OutdatedSave; url: URL; method: 'PATCH' | 'POST'; kind: SaveKind }
type Document = Record<string, unknown>

/**
 * Stands in each form of a document. A save that was refused because somebody else saved since opens a dialog with both texts and
 * a choice; and whoever comes back to the page is told of a newer state before that.
 *
 * What the form is based on is its own hidden field `updatedAt`, which Payload sends with every save.
 */
export function OverwriteGuard() {
  const { id, collectionSlug, globalSlug, ...documentInfo } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const { dispatchFields, getData, getFields, reset, setModified, submit } = useForm()
  const basedOn = useFormFields(([fields]) => fields.updatedAt?.value as string | null | undefined)
  const isModified = useFormModified()
  const isInDrawer = useEditDepth() > 1
  const router = useRouter()
  const language = panelLanguage({ i18n })
  const say = words[language]
  const formatTime = useFormatTime(language)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isWorking, setIsWorking] = useState(false)
  const [nextSave, setNextSave] = useState<Refusal | null>(null)
  const [newerState, setNewerState] = useState<string | null>(null)
  const ownStates = useRef(new Map<string, string>())
  const [lastOwnState, setLastOwnState] = useState<string | null>(null)

  const path = globalSlug
    ? `${config.routes.api}/globals/${globalSlug}`
    : id
      ? `${config.routes.api}/${collectionSlug}/${id}`
      : null

  useEffect(() => {
    if (path === null) return
    return watchSaves(path, ({ url, method, status, state, previousState, body }) => {
      if (state !== null && previousState !== null) {
        ownStates.current.set(previousState, state)
        setLastOwnState(state)
      }
      const data = body.errors?.[0]?.data
      if (status !== outdatedStatus || data?.code !== outdatedCode) return
      const hasDrafts = (data as OutdatedSave).status !== null
      const kind = !hasDrafts ? 'plain' : url.searchParams.get('draft') === 'true' ? 'draft' : 'published'
      setProblem(null)
      setRefusal({ data: data as OutdatedSave, url, method, kind })
    })
  }, [path])

  // An unpublish by this form's own menu leaves the form with the state before it. Where nothing came in between, it is not outdated.
  useEffect(() => {
    const own = basedOn ? ownStates.current.get(basedOn) : undefined
    if (own !== undefined) dispatchFields({ type: 'UPDATE', path: 'updatedAt', value: own })
    setNewerState(null)
  }, [basedOn, lastOwnState, dispatchFields])

  const readNewest = useCallback(
    async (query = ''): Promise<Document | null> => {
      const response = await fetch(`${path}?draft=true&depth=0${query}`, { credentials: 'include' })
      return response.ok ? ((await response.json()) as Document) : null
    },
    [path],
  )

  useEffect(() => {
    if (path === null) return
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      const newest = await readNewest('&select[updatedAt]=true').catch(() => null) // Offline: the save will say so.
      const state = newest?.updatedAt
      const known = getFields().updatedAt?.value
      if (typeof state === 'string' && known && state !== known && !ownStates.current.has(String(known)))
        setNewerState(state)
    }
    const listen = () => void look()
    document.addEventListener('visibilitychange', listen)
    window.addEventListener('focus', listen)
    return () => {
      document.removeEventListener('visibilitychange', listen)
      window.removeEventListener('focus', listen)
    }
  }, [path, readNewest, getFields])

  /** The state of the form is set by a render; the save goes out after it. */
  useEffect(() => {
    if (nextSave === null || basedOn !== nextSave.data.updatedAt) return
    setNextSave(null)
    const { url, method, kind } = nextSave
    const isDraft = kind === 'draft'
    void submit({
      action: url.pathname + url.search,
      method,
      ...(kind === 'plain' ? {} : { overrides: { _status: kind } }),
      skipValidation: isDraft,
    }).then((saved) => {
      // As Payload's own button does after a publish; a refused save gives nothing.
      if (!saved || kind !== 'published') return
      documentInfo.setHasPublishedDoc(true)
      documentInfo.setUnpublishedVersionCount(0)
      documentInfo.setMostRecentVersionIsAutosaved(false)
    })
  }, [nextSave, basedOn])

  const withNewest = async (work: (newest: Document) => Promise<void>) => {
    setIsWorking(true)
    setProblem(null)
    try {
      const newest = await readNewest()
      if (newest === null) setProblem(say.failed)
      else await work(newest)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error // A fetch without a connection.
      setProblem(say.failed)
    } finally {
      setIsWorking(false)
    }
  }

  const saveChosen = (choices: Choices) =>
    withNewest(async (newest) => {
      if (refusal === null) return
      const file = getFields().file?.value
      const merged = mergeChoices({ yours: getData(), theirs: newest }, choices)
      await reset({ ...merged, updatedAt: refusal.data.updatedAt })
      if (file && choices.filename !== 'theirs') dispatchFields({ type: 'UPDATE', path: 'file', value: file })
      setModified(true)
      setRefusal(null)
      setNextSave(refusal)
    })

  const loadNewest = () =>
    withNewest(async (newest) => {
      await reset(newest)
      setRefusal(null)
      setNewerState(null)
      if (!isInDrawer) router.refresh() // The status and the versions beside the form.
    })

  const backToForm = () => {
    setRefusal(null)
    setModified(true) // Payload counts a refused save as saved: its buttons would stay grey.
  }

  return (
    <>
      {newerState !== null &&
        refusal === null &&
        // On a narrow screen the bar of buttons is transformed, which a fixed place would be counted from.
        createPortal(
          <div className="overwrites-newer" role="status">
            <span>
              {say.newer(formatTime(newerState))} {isModified && say.compareLater}
            </span>
            {!isModified && (
              <Button
                type="button"
                size="small"
                margin={false}
                buttonStyle="secondary"
                onClick={() => void loadNewest()}
              >
                {say.reload}
              </Button>
            )}
          </div>,
          document.body,
        )}
      {refusal !== null && (
        <OverwriteDialog
          key={refusal.data.updatedAt}
          refusal={refusal.data}
          kind={refusal.kind}
          moment={formatTime(refusal.data.updatedAt)}
          say={say}
          isWorking={isWorking}
          problem={problem}
          onSave={(choices) => void saveChosen(choices)}
          onLoad={() => void loadNewest()}
          onBack={backToForm}
        />
      )}
    </>
  )
}
