'use client'

import { toast, useAuth, useConfig, useModal } from '@payloadcms/ui'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Words } from './words.ts'

type Account = { id: string | number; email?: string }
type SessionAnswer = { user: Account | null; token?: string; exp?: number; errors?: { message: string }[] }

/** How long before its end the session is taken out of Payload's hands, which would close the form. */
const beforeTheEnd = 3000
/** The longest that a timer of a browser takes. */
const longestTimer = 2 ** 31 - 1

/**
 * A session that ended lets its person log in over the open form. A save that was refused for it is sent again by itself after
 * that; Payload alone says "not allowed", and at the hour of expiry leaves the form for its log-out page.
 */
export function useSession({ isUnsaved, say }: { isUnsaved: RefObject<() => boolean>; say: Words }) {
  const { user, setUser, tokenExpirationMs } = useAuth<Account>()
  const { closeModal } = useModal()
  const { config } = useConfig()
  const usersRoute = `${config.routes.api}/${config.admin.user}`
  const account = useRef<Account | null>(null)
  useEffect(() => {
    if (user) account.current = user
  }, [user])

  const [isAsking, setIsAsking] = useState(false)
  const waiting = useRef<((isLoggedIn: boolean) => void)[]>([])
  const answer = useCallback((isLoggedIn: boolean) => {
    setIsAsking(false)
    for (const resolve of waiting.current.splice(0)) resolve(isLoggedIn)
  }, [])
  const askToLogIn = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        waiting.current.push(resolve)
        setIsAsking(true)
      }),
    [],
  )

  // Payload's requests go through window.fetch, and its forms offer no other place between a refusal and its message.
  useEffect(() => {
    const send = window.fetch
    const sendInSession: typeof fetch = async (input, init) => {
      const response = await send(input, init)
      if (![401, 403].includes(response.status) || account.current === null) return response
      if (!isWriteOfThePanel(input, init, config.routes.api, usersRoute)) return response
      const isRefresh = String(input).includes(`${usersRoute}/refresh-token`)
      if (isRefresh && !isUnsaved.current()) return response
      const session = await readSession(send, usersRoute)
      if (session === null || session.user) return response
      if (await askToLogIn()) return send(input, init)
      // Payload would leave the form for its log-out page; an error is shown, and the form stays.
      if (isRefresh) throw new Error(say.notLoggedIn)
      return response
    }
    window.fetch = sendInSession
    return () => {
      if (window.fetch === sendInSession) window.fetch = send
    }
  }, [askToLogIn, config.routes.api, isUnsaved, say, usersRoute])

  useEffect(() => {
    if (!user || tokenExpirationMs === undefined) return
    const wait = tokenExpirationMs - Date.now() - beforeTheEnd
    if (wait > longestTimer) return
    const timer = setTimeout(
      () => {
        if (!isUnsaved.current()) return
        // Payload's own timers go with a later end; from here on the server alone says whether the session lives.
        setUser({ user, exp: Math.ceil(Date.now() / 1000) + 24 * 60 * 60 })
        closeModal('stay-logged-in')
        setTimeout(() => {
          void readSession(window.fetch, usersRoute).then((session) => {
            // Another tab may have prolonged it.
            if (session?.user && session.exp) setUser({ user, token: session.token, exp: session.exp })
            else if (session) void askToLogIn()
          })
        }, beforeTheEnd + 1000)
      },
      Math.max(0, wait),
    )
    return () => clearTimeout(timer)
  }, [askToLogIn, closeModal, isUnsaved, setUser, tokenExpirationMs, user, usersRoute])

  const logIn = async (password: string): Promise<string | null> => {
    const session = await requestSession(window.fetch, `${usersRoute}/login`, {
      method: 'POST',
      body: JSON.stringify({ email: account.current?.email, password }),
    })
    if (!session?.user || !session.exp) return session?.errors?.[0]?.message ?? say.unreachable
    setUser({ user: session.user, token: session.token, exp: session.exp })
    toast.success(say.loggedIn)
    answer(true)
    return null
  }
  return {
    userId: user ? String(user.id) : account.current ? String(account.current.id) : null,
    email: account.current?.email ?? '',
    isAsking,
    logIn,
    /** Whether there is a session; asks its person to log in where there is none. */
    ensureSession: async () => {
      const session = await readSession(window.fetch, usersRoute)
      return session !== null && (session.user !== null || (await askToLogIn()))
    },
    later: () => answer(false),
  }
}

/** Who is logged in; null: the server did not say. */
function readSession(send: typeof fetch, usersRoute: string): Promise<SessionAnswer | null> {
  return requestSession(send, `${usersRoute}/me`, {})
}

async function requestSession(
  send: typeof fetch,
  address: string,
  init: RequestInit,
): Promise<SessionAnswer | null> {
  try {
    const response = await send(address, {
      credentials: 'include',
      cache: 'no-store',
      ...init,
      headers: { 'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang },
    })
    return (await response.json()) as SessionAnswer
  } catch (error) {
    // No connection (TypeError), or the answer is a proxy's page (SyntaxError).
    if (error instanceof TypeError || error instanceof SyntaxError) return null
    throw error
  }
}

// What the panel remembers of its user (open tabs, widths of columns) is nobody's work, and log-in says by itself what is wrong.
function isWriteOfThePanel(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  apiRoute: string,
  usersRoute: string,
): boolean {
  if (input instanceof Request) return false
  const { origin, pathname } = new URL(input, location.href)
  const others = ['/login', '/logout', '/me', '/forgot-password', '/reset-password', '/unlock']
  return (
    origin === location.origin &&
    pathname.startsWith(`${apiRoute}/`) &&
    !pathname.startsWith(`${apiRoute}/payload-`) &&
    !others.some((other) => pathname === `${usersRoute}${other}`) &&
    !['GET', 'HEAD'].includes((init?.method ?? 'GET').toUpperCase())
  )
}
