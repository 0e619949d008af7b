'use client'

import { useConfig, useTranslation } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { type ReactNode, createContext, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { panelLanguage } from '../../words.ts'
import { LeaveDialog } from './LeaveDialog.tsx'
import { LogInDialog } from './LogInDialog.tsx'
import { clearTexts, dropOldTexts } from './keptTexts.ts'
import { type LeaveQuestion, useLeaveGuard } from './useLeaveGuard.ts'
import { useSession } from './useSession.ts'
import { words } from './words.ts'
import './unsaved.css'

/** Something open that holds unsaved work. */
export type UnsavedWork = {
  /** Writes what was typed last into the browser; whether all of it lies there now. */
  keep: () => boolean
  /** Done when the editor leaves without saving. */
  onLeave?: () => Promise<void>
}

type Unsaved = {
  userId: string | null
  ensureSession: () => Promise<boolean>
  /** Guards this work until the returned function is called. */
  guard: (work: UnsavedWork) => () => void
}

const UnsavedContext = createContext<Unsaved | null>(null)

/** For components below UnsavedProvider, which is around every page of the panel. */
export function useUnsaved(): Unsaved {
  const unsaved = use(UnsavedContext)
  if (unsaved === null) throw new Error('There is no UnsavedProvider above this component.')
  return unsaved
}

/** Guards unsaved work in the whole panel: leaving asks, a session that ended can be taken up again, and log-out clears. */
export function UnsavedProvider({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  const { config } = useConfig()
  const say = words[panelLanguage({ i18n })]
  const adminRoute = config.routes.admin
  const logOutRoute = `${adminRoute}${config.admin.routes.logout}`.replace('//', '/')

  const works = useRef(new Set<UnsavedWork>())
  const isUnsaved = useRef(() => works.current.size > 0)
  const [question, setQuestion] = useState<(LeaveQuestion & { isKept: boolean }) | null>(null)
  const ask = useCallback((asked: LeaveQuestion) => {
    const kept = [...works.current].map((work) => work.keep())
    setQuestion({ ...asked, isKept: kept.every(Boolean) })
  }, [])
  const { noteWhereWeAre } = useLeaveGuard({ isUnsaved, adminRoute, logOutRoute, ask })
  const session = useSession({ isUnsaved, say })

  const guard = useCallback(
    (work: UnsavedWork) => {
      works.current.add(work)
      noteWhereWeAre()
      return () => {
        works.current.delete(work)
      }
    },
    [noteWhereWeAre],
  )
  const { userId, ensureSession } = session
  const unsaved = useMemo(() => ({ userId, ensureSession, guard }), [userId, ensureSession, guard])

  useEffect(() => dropOldTexts(window.localStorage, new Date()), [])
  const pathname = usePathname()
  useEffect(() => {
    if (pathname === logOutRoute && userId !== null) clearTexts(window.localStorage, userId)
  }, [pathname, logOutRoute, userId])

  const leave = async ({ go }: LeaveQuestion) => {
    setQuestion(null)
    await Promise.all([...works.current].map((work) => work.onLeave?.()))
    go()
  }
  return (
    <UnsavedContext value={unsaved}>
      {children}
      {question && (
        <LeaveDialog
          leaving={question.isLogOut ? 'log-out' : question.isKept ? 'kept' : 'lost'}
          say={say}
          onStay={() => setQuestion(null)}
          onLeave={() => void leave(question)}
        />
      )}
      {session.isAsking && (
        <LogInDialog email={session.email} say={say} logIn={session.logIn} onLater={session.later} />
      )}
    </UnsavedContext>
  )
}
