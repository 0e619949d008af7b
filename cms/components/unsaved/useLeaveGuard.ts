'use client'

import { useRouteTransition } from '@payloadcms/ui'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { type RefObject, useCallback, useEffect, useRef } from 'react'

/** What the guard asks: `go` leaves after all. */
export type LeaveQuestion = { isLogOut: boolean; go: () => void }

/**
 * Asks before unsaved work is left: at links of the panel, at back and forward, and (in the browser's own words) at reload,
 * at another site and at closing the tab. Payload's LeaveWithoutSaving asks at links and reloads alone, and not on own pages;
 * this hears of each click before it does.
 */
export function useLeaveGuard({
  isUnsaved,
  adminRoute,
  logOutRoute,
  ask,
}: {
  isUnsaved: RefObject<() => boolean>
  adminRoute: string
  logOutRoute: string
  ask: (question: LeaveQuestion) => void
}): { noteWhereWeAre: () => void } {
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams()
  const { startRouteTransition } = useRouteTransition()
  const isPassing = useRef(false)
  const here = useRef<Here | null>(null)
  const noteWhereWeAre = useCallback(() => {
    here.current = readHere()
  }, [])

  useEffect(() => {
    isPassing.current = false
    noteWhereWeAre()
  }, [pathname, search, noteWhereWeAre])

  useEffect(() => {
    let isPuttingBack = false
    const mustAsk = () => isUnsaved.current() && !isPassing.current
    const pass = (go: () => void) => () => {
      isPassing.current = true
      // Where the way is not taken after all (the network fails), the guard comes back.
      setTimeout(() => (isPassing.current = false), 5000)
      go()
    }
    const push = (href: string) => pass(() => startRouteTransition(() => router.push(href)))

    const onClick = (event: MouseEvent) => {
      if (!mustAsk() || !(event.target instanceof Element)) return
      const target = leavingTarget(event, { adminRoute, logOutRoute })
      if (target === null) return
      event.stopPropagation()
      // Another site: the browser asks by itself (beforeunload).
      if (target === 'elsewhere') return
      event.preventDefault()
      ask({
        isLogOut: target.pathname === logOutRoute,
        go: push(target.pathname + target.search + target.hash),
      })
    }

    const onPopState = (event: PopStateEvent) => {
      if (isPuttingBack) {
        isPuttingBack = false
        event.stopImmediatePropagation()
        return
      }
      const left = here.current
      if (left === null || isSamePage(left.href, location.href)) return
      if (!mustAsk()) {
        // Payload's lists write their address without Next's state, and Next passes over such an entry: the form stayed.
        if (event.state === null) router.replace(location.href)
        return
      }
      // Next's router, which listens on the window too but not in the capturing phase, must not hear of it.
      event.stopImmediatePropagation()
      const isLogOut = location.pathname === logOutRoute
      const steps = stepsFrom(left)
      if (steps === null) {
        // Without the Navigation API nobody says in which direction it went: our own entry is put behind the other one.
        history.pushState(left.state, '', left.href)
        ask({ isLogOut, go: pass(() => history.back()) })
      } else {
        isPuttingBack = true
        history.go(-steps)
        ask({ isLogOut, go: pass(() => history.go(steps)) })
      }
    }

    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      if (mustAsk()) event.preventDefault()
    }

    window.addEventListener('click', onClick, true)
    window.addEventListener('popstate', onPopState, true)
    window.addEventListener('beforeunload', onBeforeUnload)
    return () => {
      window.removeEventListener('click', onClick, true)
      window.removeEventListener('popstate', onPopState, true)
      window.removeEventListener('beforeunload', onBeforeUnload)
    }
  }, [adminRoute, logOutRoute, ask, isUnsaved, router, startRouteTransition])

  return { noteWhereWeAre }
}

/** The open page's place in the browser's history; `index` is null in a browser without the Navigation API. */
type Here = { href: string; state: unknown; index: number | null }

function readHere(): Here {
  return { href: location.href, state: history.state, index: historyIndex() }
}

function stepsFrom({ index }: Here): number | null {
  const now = historyIndex()
  return index === null || now === null || now === index ? null : now - index
}

function historyIndex(): number | null {
  return 'navigation' in window ? (window.navigation.currentEntry?.index ?? null) : null
}

function leavingTarget(
  event: MouseEvent,
  { adminRoute, logOutRoute }: { adminRoute: string; logOutRoute: string },
): URL | 'elsewhere' | null {
  const element = event.target as Element
  // The question that comes a minute before a session ends has a button for log-out that is no link (Payload's StayLoggedIn).
  if (element.closest('[id="stay-logged-in"] #confirm-action')) return new URL(logOutRoute, location.href)
  const link = element.closest('a')
  if (!link?.href || link.hasAttribute('download') || (link.target && link.target !== '_self')) return null
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const url = new URL(link.href)
  if (isSamePage(url.href, location.href)) return null
  const isInPanel =
    url.origin === location.origin && `${url.pathname}/`.startsWith(`${adminRoute}/`.replace('//', '/'))
  return isInPanel ? url : ['http:', 'https:'].includes(url.protocol) ? 'elsewhere' : null
}

/** Whether only the part after # differs, or nothing. */
function isSamePage(one: string, other: string): boolean {
  return one.split('#')[0] === other.split('#')[0]
}
