'use client'

import type { Locale } from '../../../content/locale.ts'
import { formatTypedAt } from '../unsaved/formatTypedAt.ts'
import { KeptTextCard } from '../unsaved/KeptTextCard.tsx'
import type { KeptText } from '../unsaved/keptTexts.ts'
import { words } from '../unsaved/words.ts'
import { countWork } from './carryOver.ts'
import { keepingWords } from './keepingWords.ts'
import type { ListWork } from './useUnsavedList.ts'

/** Offers the list that an earlier page left in the browser. */
export function KeptList({
  offer,
  language,
  onTakeBack,
  onThrowAway,
}: {
  offer: KeptText<ListWork>
  language: Locale
  onTakeBack: () => void
  onThrowAway: () => void
}) {
  const say = keepingWords[language]
  const { text, list, rows } = offer.body
  const start = text.trim().split('\n')[0] ?? ''
  return (
    <KeptTextCard
      isInPage
      time={formatTypedAt(offer.typedAt, { language, now: new Date() })}
      say={words[language]}
      onTakeBack={onTakeBack}
      onThrowAway={onThrowAway}
    >
      <ul>
        <li>{say.keptText(start.length > 60 ? `${start.slice(0, 60)}…` : start)}</li>
        {list && <li>{say.keptList(rows.length, countWork({ list, rows }))}</li>}
      </ul>
    </KeptTextCard>
  )
}
