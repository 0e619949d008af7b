'use client'

import {
  toast,
  useAllFormFields,
  useDocumentEvents,
  useDocumentInfo,
  useForm,
  useFormModified,
  useFormProcessing,
  useTranslation,
} from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { panelLanguage } from '../../words.ts'
import { type Change, type Values, applyChanges, findChanges } from './changes.ts'
import { describeChanges, labelOf, type LabelledField } from './describeChanges.ts'
import { formatTypedAt } from './formatTypedAt.ts'
import { KeptTextCard } from './KeptTextCard.tsx'
import type { KeptText } from './keptTexts.ts'
import { useUnsaved } from './UnsavedProvider.tsx'
import { useKeptTexts } from './useKeptTexts.ts'
import { words } from './words.ts'

/** Forms whose text is never written into the browser. */
const privateForms = new Set(['users', 'service-accounts'])

/** After how long without a key what was typed is written. */
const pause = 400

/**
 * Stands in each edit form (beforeDocumentControls): guards what is typed there, keeps it in the browser until it is saved,
 * and offers what an earlier form left.
 */
export function KeepForm() {
  const { id, collectionSlug, globalSlug } = useDocumentInfo()
  const place = globalSlug ? `globals/${globalSlug}` : `${collectionSlug}/${id ?? 'new'}`
  return <KeepFormAt key={place} place={place} />
}

function KeepFormAt({ place }: { place: string }) {
  const { i18n } = useTranslation()
  const language = panelLanguage({ i18n })
  const say = words[language]
  const form = useForm()
  const document = useDocumentInfo()
  const { collectionSlug, docConfig } = document
  const { ensureSession } = useUnsaved()
  const { found, keep, dropOwn, dropFound } = useKeptTexts<Change[]>({
    document: place,
    isPrivate: privateForms.has(collectionSlug ?? ''),
  })
  const [isBusy, setIsBusy] = useState(false)
  // A text that was taken back, or stands in the form anyway, goes when the form has written its own: one that is loaded
  // anew in between would lose both.
  const takenBack = useRef<KeptText<Change[]> | null>(null)
  const { getData } = form
  const onKept = useCallback(() => {
    const stands = (text: KeptText<Change[]>) => applyChanges(getData() as Values, text.body).isIdle
    for (const text of found.filter((one) => one === takenBack.current || stands(one))) dropFound(text)
    takenBack.current = null
  }, [getData, found, dropFound])
  const typing = useTyping({ keep, dropOwn, onKept })

  const current = form.getData() as Values
  const text = [typing.lost, ...found].find((one) => one && !applyChanges(current, one.body).isIdle)
  if (!text) return null
  const { overwritten } = applyChanges(current, text.body)

  const fields = (docConfig?.fields ?? []) as readonly LabelledField[]
  const { lines, others } = describeChanges(text.body, { fields, language, say })
  const throwAway = () => (text === typing.lost ? typing.forgetLost() : dropFound(text))
  const takeBack = async () => {
    setIsBusy(true)
    if (await ensureSession()) {
      await typing.restore(text.body)
      if (text === typing.lost) typing.forgetLost()
      else takenBack.current = text
      toast.success(say.takenBack)
    }
    setIsBusy(false)
  }
  const isSavedSince = text.basedOn !== null && text.basedOn !== (document.data?.updatedAt ?? null)
  return (
    <KeptTextCard
      time={formatTypedAt(text.typedAt, { language, now: new Date() })}
      say={say}
      isBusy={isBusy}
      onTakeBack={() => void takeBack()}
      onThrowAway={throwAway}
    >
      <ul>
        {lines.map(({ label, text: words }) => (
          <li key={label}>
            <strong>{label}</strong> {words}
          </li>
        ))}
        {others > 0 && <li>{say.others(others)}</li>}
      </ul>
      {(isSavedSince || overwritten.length > 0) && (
        <p className="kept-text__warning">
          {isSavedSince && say.savedSince}{' '}
          {overwritten.length > 0 &&
            say.overwrites(
              overwritten.map((path) => labelOf(path, { fields, language })).join(say.separator),
            )}
        </p>
      )}
      {text.hadFile && <p>{say.fileMissing}</p>}
    </KeptTextCard>
  )
}

/** What was changed in the form since it was loaded or saved, followed through saves, refusals and whatever else loads it anew. */
function useTyping({
  keep,
  dropOwn,
  onKept,
}: {
  keep: ReturnType<typeof useKeptTexts<Change[]>>['keep']
  dropOwn: () => void
  /** Called when all that the form holds lies in the browser, or was saved. */
  onKept: () => void
}) {
  const { guard } = useUnsaved()
  const form = useForm()
  const [fields] = useAllFormFields()
  const isModified = useFormModified()
  const isProcessing = useFormProcessing()
  const document = useDocumentInfo()
  const { collectionSlug, globalSlug, id, initialState } = document
  const { mostRecentUpdate } = useDocumentEvents()
  const latest = useRef({ form, document, keep, dropOwn, onKept })
  useEffect(() => {
    latest.current = { form, document, keep, dropOwn, onKept }
  })

  /** What the form held when it was loaded or saved; null: to be noted at the next rest. */
  const base = useRef<{ values: Values; updatedAt: string | null } | null>(null)
  /** The last changes, also for the forms of which nothing is written. */
  const typed = useRef<KeptText<Change[]> | null>(null)
  const [lost, setLost] = useState<KeptText<Change[]> | null>(null)
  const restoring = useRef(false)

  const write = useCallback((): boolean => {
    const { form, document, keep, dropOwn, onKept } = latest.current
    if (base.current === null) return false
    const values = form.getData() as Values
    const body = clone(findChanges(base.current.values, values))
    const hadFile = values.file instanceof File
    if (body.length === 0 && !hadFile) {
      typed.current = null
      dropOwn()
      onKept()
      return true
    }
    const basedOn = base.current.updatedAt
    typed.current = { owner: '', typedAt: new Date().toISOString(), basedOn, hadFile, body }
    const isKept = keep({ body, basedOn: document.id || document.globalSlug ? basedOn : null, hadFile })
    if (isKept) onKept()
    return isKept && !hadFile
  }, [])

  // The base: at the first rest, and at the first one after each save.
  useEffect(() => {
    if (base.current !== null || isProcessing || Object.keys(fields ?? {}).length === 0) return
    base.current = {
      values: clone(form.getData() as Values),
      updatedAt: (document.data?.updatedAt as string | undefined) ?? null,
    }
  }, [fields, form, isProcessing, document.data?.updatedAt])

  useEffect(() => {
    if (!isModified || isProcessing || restoring.current) return
    const timer = setTimeout(write, pause)
    return () => clearTimeout(timer)
  }, [fields, isModified, isProcessing, write])

  // A page that is hidden may be thrown away by the browser without another word.
  const mustWrite = useRef(false)
  useEffect(() => {
    mustWrite.current = isModified && !isProcessing
  }, [isModified, isProcessing])
  useEffect(() => {
    const writeNow = () => {
      if (mustWrite.current && !restoring.current) write()
    }
    window.addEventListener('pagehide', writeNow)
    window.document.addEventListener('visibilitychange', writeNow)
    return () => {
      window.removeEventListener('pagehide', writeNow)
      window.document.removeEventListener('visibilitychange', writeNow)
      writeNow()
    }
  }, [write])

  useEffect(() => {
    if (!isModified) return
    return guard({
      keep: write,
      onLeave: async () => {
        const { document } = latest.current
        await unlock(document)
      },
    })
  }, [isModified, guard, write])

  // A save is told to all forms of the panel; the one that was processing is the one that was saved.
  const wasProcessing = useRef(false)
  const wasModified = useRef(false)
  const savedBy = useRef(mostRecentUpdate)
  useEffect(() => {
    if (savedBy.current === mostRecentUpdate || mostRecentUpdate === null) return
    savedBy.current = mostRecentUpdate
    const isOurs = mostRecentUpdate.entitySlug === (globalSlug ?? collectionSlug)
    if (!isOurs || !wasProcessing.current || (id !== undefined && mostRecentUpdate.id !== id)) return
    wasModified.current = false
    typed.current = null
    base.current = null
    dropOwn()
    onKept()
  }, [mostRecentUpdate, collectionSlug, globalSlug, id, dropOwn, onKept])

  // A refused save leaves the form modified, whatever it was refused for: Payload forgets that when a publish is refused.
  useEffect(() => {
    if (isProcessing) {
      if (!wasProcessing.current) wasModified.current = typed.current !== null || isModified
      wasProcessing.current = true
      return
    }
    if (!wasProcessing.current) return
    wasProcessing.current = false
    if (wasModified.current) form.setModified(true)
    wasModified.current = false
  }, [isProcessing, isModified, form])

  // Something else loaded the form anew (the panel's language, a refresh, a reverted draft): what was typed is offered.
  const seen = useRef({ initialState, isModified })
  useEffect(() => {
    const before = seen.current
    seen.current = { initialState, isModified }
    const isReset =
      before.initialState !== initialState || (before.isModified && !isModified && !wasProcessing.current)
    if (!isReset || typed.current === null || restoring.current || isProcessing) return
    const text = typed.current
    const timer = setTimeout(() => setLost(text), pause)
    return () => clearTimeout(timer)
  }, [initialState, isModified, isProcessing])

  return {
    lost,
    forgetLost: () => setLost(null),
    /** Puts changes into the form by Payload's own means, so that rows, rich text and the server's checks follow. */
    restore: async (changes: readonly Change[]) => {
      restoring.current = true
      const { values } = applyChanges(form.getData() as Values, changes)
      await form.reset(values)
      form.setModified(true)
      restoring.current = false
    },
  }
}

/** Payload gives the lock back where its own question is answered; ours comes before that. */
async function unlock(document: ReturnType<typeof useDocumentInfo>): Promise<void> {
  const { id, collectionSlug, globalSlug, documentIsLocked, unlockDocument } = document
  if (!documentIsLocked || (!id && !globalSlug)) return
  await unlockDocument(id ?? '', collectionSlug ?? globalSlug ?? '')
}

/** What of it a browser can keep: no functions, no files. */
function clone<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
