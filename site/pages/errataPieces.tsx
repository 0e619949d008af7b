import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Erratum as ErratumOfBook } from '../../content/erratum.ts'
import { ChapterFrame, GroupFrame, levelOfErrata } from '../components/ErrataGroups.tsx'
import { Erratum } from '../components/Erratum.tsx'
import { Gap, splitAtGaps } from '../components/Gap.tsx'
import { TagLinks } from '../components/TagIndex.tsx'
import { strings } from '../i18n/strings.ts'
import type { Locale } from '../../content/locale.ts'
import type { ChapterOf, OutlinedGroup } from '../page-models/errataGroups.ts'
import type { ErrataIndex } from '../page-models/errataIndex.ts'
import { endsRun } from '../page-models/errataRuns.ts'
import type { ErratumEntry } from '../page-models/erratumEntry.ts'

/** Some errata of a page, one after another, with the tags of HTML that are before, between and behind them. */
export type ErrataPiece = (string | ErratumOfBook)[]

/** Cuts the list of a page, as ErrataGroups shows it, into pieces: runs of errata with the frames that begin or end among them. */
export function cutPage(
  outline: { chapters: ChapterOf<OutlinedGroup>[] } | { chapters: null; groups: OutlinedGroup[] },
): ErrataPiece[] {
  const pieces: ErrataPiece[] = []
  let piece: ErrataPiece = []
  let size = 0
  const addGroup = (group: OutlinedGroup, isInChapter: boolean) => {
    const [begin, end] = around(
      <GroupFrame group={group} isInChapter={isInChapter}>
        <Gap />
      </GroupFrame>,
    )
    piece.push(begin)
    for (const erratum of group.errata) {
      piece.push(erratum)
      size += 1
      if (!endsRun({ size, tag: erratum.tag })) continue
      pieces.push(piece)
      piece = []
      size = 0
    }
    piece.push(end)
  }
  if (outline.chapters === null) for (const group of outline.groups) addGroup(group, false)
  for (const chapter of outline.chapters ?? []) {
    const [begin, end] = around(
      <ChapterFrame chapter={chapter}>
        <Gap />
      </ChapterFrame>,
    )
    piece.push(begin)
    for (const group of chapter.groups) addGroup(group, true)
    piece.push(end)
  }
  return [...pieces, piece]
}

/** The HTML of a piece. */
export function writePiece(
  piece: ErrataPiece,
  {
    locale,
    isInChapters,
    showEntry,
  }: { locale: Locale; isInChapters: boolean; showEntry: (erratum: ErratumOfBook) => ErratumEntry },
): string {
  const level = levelOfErrata(isInChapters)
  const t = strings[locale]
  return piece
    .map((part) =>
      typeof part === 'string'
        ? part
        : renderToString(<Erratum entry={showEntry(part)} level={level} t={t} />),
    )
    .join('')
}

/** The HTML of links to errata on other pages of the list. */
export function writeTagLinks(tags: ErrataIndex['tags']): string {
  return renderToString(<TagLinks tags={tags} />)
}

function around(frame: VNode): [begin: string, end: string] {
  const [begin, end = ''] = splitAtGaps(renderToString(frame))
  return [begin, end]
}
