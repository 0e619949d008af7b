import type { ErrataChapter, ErrataGroup } from '../page-models/errataGroups.ts'
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
  if (chapters === null)
    return (
      <>
        {groups.map((group) => (
          <Group group={group} level={2} t={t} />
        ))}
      </>
    )
  return (
    <>
      {chapters.map((chapter) => (
        <div class="errata-chapter" data-copies={chapter.forCopies ?? undefined}>
          <h2 id={chapter.id} tabIndex={-1}>
            <ChapterTitle name={chapter.name} />
          </h2>
          {chapter.groups.map((group) => (
            <Group group={group} level={3} t={t} />
          ))}
        </div>
      ))}
    </>
  )
}

function Group({ group, level, t }: { group: ErrataGroup; level: 2 | 3; t: Strings }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    // No named section: of a landmark for each page of the book, a screen reader's list would be as long as the errata.
    <div class="errata-group" data-copies={group.forCopies ?? undefined}>
      <Heading id={group.id} tabIndex={-1}>
        {group.heading}
      </Heading>
      <div class="errata-entries">
        {group.entries.map((entry) => (
          <Erratum entry={entry} level={level === 2 ? 3 : 4} t={t} />
        ))}
      </div>
    </div>
  )
}
