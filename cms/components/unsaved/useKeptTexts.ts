'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type KeptText, dropText, findTexts, keepText } from './keptTexts.ts'
import { useUnsaved } from './UnsavedProvider.tsx'

/**
 * Keeps what is typed in one open form (or page) in the browser, and finds what earlier ones left there. With `isPrivate`
 * (passwords, keys) nothing is written.
 */
export function useKeptTexts<Body>({
  document,
  isPrivate = false,
}: {
  document: string
  isPrivate?: boolean
}) {
  const { userId } = useUnsaved()
  const place = useMemo(
    () => (userId === null || isPrivate ? null : { user: userId, document }),
    [userId, isPrivate, document],
  )
  const owner = useRef('')
  const [found, setFound] = useState<KeptText<Body>[]>([])

  useEffect(() => {
    owner.current ||= newOwner()
    return holdOwner(owner.current)
  }, [])

  useEffect(() => {
    if (place === null) return
    let isGone = false
    void findHeldOwners().then((held) => {
      if (isGone) return
      const texts = findTexts(window.localStorage, place) as KeptText<Body>[]
      setFound(texts.filter((text) => text.owner !== owner.current && !held.has(text.owner)))
    })
    return () => {
      isGone = true
    }
  }, [place])

  const keep = useCallback(
    (text: { body: Body; basedOn: string | null; hadFile?: boolean }): boolean =>
      place !== null &&
      keepText(window.localStorage, place, {
        hadFile: false,
        ...text,
        owner: owner.current,
        typedAt: new Date().toISOString(),
      }),
    [place],
  )
  const dropOwn = useCallback(() => {
    if (place !== null) dropText(window.localStorage, place, owner.current)
  }, [place])
  const dropFound = useCallback(
    (text: KeptText<Body>) => {
      if (place !== null) dropText(window.localStorage, place, text.owner)
      setFound((texts) => texts.filter((one) => one.owner !== text.owner))
    },
    [place],
  )
  return { found, keep, dropOwn, dropFound }
}

// crypto.randomUUID is missing where the panel is reached by plain HTTP.
function newOwner(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

const lockName = (owner: string) => `okuzuke-unsaved|${owner}`

/** Marks a form as open until it is closed, its tab is closed or crashes (Web Locks; by plain HTTP there are none). */
function holdOwner(owner: string): () => void {
  let isClosed = false
  let release = () => {}
  // The form may be closed before the browser grants the lock.
  const untilClosed = () => (isClosed ? undefined : new Promise<void>((resolve) => (release = resolve)))
  void navigator.locks?.request(lockName(owner), untilClosed)
  return () => {
    isClosed = true
    release()
  }
}

async function findHeldOwners(): Promise<Set<string>> {
  const snapshot = await navigator.locks?.query()
  const prefix = lockName('')
  return new Set(
    (snapshot?.held ?? []).flatMap(({ name }) =>
      name?.startsWith(prefix) ? [name.slice(prefix.length)] : [],
    ),
  )
}
