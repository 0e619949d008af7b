import type { ComponentChildren } from 'preact'
import type { ChapterOf, ErrataChapter, ErrataGroup, OutlinedGroup } from '../page-models/errataGroups.ts'
import type { Strings } from '../i18n/strings.ts'
import { ChapterTitle } from './ChapterTitle.tsx'
import { Erratum } from './Erratum.tsx'

/** The errata by the pages of the book; where its contents say so, under its chapters. */
export function ErrataGroups({
  chapters,
  groups,
  t,
}: {
  chapters: ErrataChapter[] | null
  groups: ErrataGroup[]
  t: Strings
}) {
  const isInChapters = chapters !== null
  const show = (ofChapter: ErrataGroup[]) =>
    ofChapter.map((group) => (
      <GroupFrame group={group} isInChapter={isInChapters}>
        {group.entries.map((entry) => (
          <Erratum entry={entry} level={levelOfErrata(isInChapters)} t={t} />
        ))}
      </GroupFrame>
    ))
  if (chapters === null) return <>{show(groups)}</>
  return (
    <>
      {chapters.map((chapter) => (
        <ChapterFrame chapter={chapter}>{show(chapter.groups)}</ChapterFrame>
      ))}
    </>
  )
}

/** What is around the groups of a chapter. */
export function ChapterFrame({
  chapter,
  children,
}: {
  chapter: Omit<ChapterOf<unknown>, 'groups'>
  children: ComponentChildren
}) {
  return (
    <div class="errata-chapter" data-copies={chapter.forCopies ?? undefined}>
      <h2 id={chapter.id} tabIndex={-1}>
        <ChapterTitle name={chapter.name} />
      </h2>
      {children}
    </div>
  )
}

/** What is around the errata of a group. */
export function GroupFrame({
  group,
  isInChapter,
  children,
}: {
  group: Omit<OutlinedGroup, 'errata'>
  isInChapter: boolean
  children: ComponentChildren
}) {
  const Heading = isInChapter ? 'h3' : 'h2'
  return (
    // No named section: of a landmark for each page of the book, a screen reader's list would be as long as the errata.
    <div class="errata-group" data-copies={group.forCopies ?? undefined}>
      <Heading id={group.id} tabIndex={-1}>
        {group.heading}
      </Heading>
      <div class="errata-entries">{children}</div>
    </div>
  )
}

/** The level of an erratum's heading. */
export function levelOfErrata(isInChapters: boolean): 3 | 4 {
  return isInChapters ? 4 : 3
}
