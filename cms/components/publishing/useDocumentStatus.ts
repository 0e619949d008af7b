'use client'

import { useEffect, useState } from 'react'
import type { DocumentStatus } from '../../publishing/documentStatus.ts'

/** How long until the status is read again, in ms; null: not before the next save. */
const pauseAfter: Record<DocumentStatus['state'], number | null> = {
  unpublished: null,
  live: null,
  hidden: null,
  waiting: 1500,
  leaving: 1500,
  held: 10_000,
  failed: 10_000,
  stalled: 10_000,
}

/**
 * The status at `address`, read again after each save (`savedAt` changes), while a release is on its way, and when the page is
 * looked at again; not in a hidden tab. `isLost`: it could not be read, and is tried again.
 */
export function useDocumentStatus(address: string | null, savedAt: unknown) {
  const [status, setStatus] = useState<DocumentStatus | null>(null)
  const [isLost, setIsLost] = useState(false)
  useEffect(() => {
    if (address === null) return
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      clearTimeout(timer)
      if (document.hidden) return
      let pause: number | null = 10_000
      try {
        const response = await fetch(address, { credentials: 'include', signal: stop.signal })
        if (!response.ok) throw new Error(`${address} answered ${response.status}.`)
        const read = (await response.json()) as DocumentStatus
        setStatus(read)
        setIsLost(false)
        pause = pauseAfter[read.state]
      } catch {
        if (stop.signal.aborted) return
        setIsLost(true)
      }
      if (pause !== null && !stop.signal.aborted) timer = setTimeout(() => void look(), pause)
    }
    const lookAgain = () => void look()
    void look()
    document.addEventListener('visibilitychange', lookAgain)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', lookAgain)
      stop.abort()
    }
  }, [address, savedAt])
  return { status, isLost }
}
