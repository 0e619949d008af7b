'use client'

import { Button } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { Words } from './words.ts'
import './unsaved.css'

/** "Your text of 10:42 is still here": what it holds, and two buttons. */
export function KeptTextCard({
  time,
  say,
  isInPage = false,
  isBusy = false,
  onTakeBack,
  onThrowAway,
  children,
}: {
  /** As it is shown: 10:42. */
  time: string
  say: Words
  isInPage?: boolean
  isBusy?: boolean
  onTakeBack: () => void
  onThrowAway: () => void
  children: ReactNode
}) {
  const card = (
    <section className={isInPage ? 'kept-text kept-text--in-page' : 'kept-text'} role="status">
      <h2>{say.kept(time)}</h2>
      {children}
      <div className="kept-text__buttons">
        <Button margin={false} size="small" disabled={isBusy} onClick={onTakeBack}>
          {say.takeBack}
        </Button>
        <Button margin={false} size="small" buttonStyle="secondary" disabled={isBusy} onClick={onThrowAway}>
          {say.throwAway}
        </Button>
      </div>
    </section>
  )
  // On a narrow screen the form's controls scroll sideways, and a fixed element inside them would be fixed to them.
  return isInPage ? card : createPortal(card, document.body)
}
