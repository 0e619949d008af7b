import type { ComponentChildren } from 'preact'
import type { PartChange } from '../changes/readChanges.ts'

/** What a change means: it is taken away, or it is new. */
export type Edit = 'del' | 'ins'

/** What of a part differs, and what that means. */
export type Marks = { edit: Edit; change: PartChange }

/** Words or code with what differs marked. */
export function Marked({ text, marks }: { text: string; marks: Marks | null }) {
  if (marks === null) return <>{text}</>
  const { edit, change } = marks
  const ranges = change === 'all' ? [{ start: 0, end: text.length }] : change.ranges
  return (
    <>
      {ranges.map(({ start, end }, index) => [
        text.slice(ranges[index - 1]?.end ?? 0, start),
        <Mark edit={edit} isSpace={/^\s+$/.test(text.slice(start, end))}>
          {text.slice(start, end)}
        </Mark>,
      ])}
      {text.slice(ranges.at(-1)?.end ?? 0)}
    </>
  )
}

/** Something that differs. White space gets a sign that shows it. */
export function Mark({
  edit: Edit,
  isSpace = false,
  children,
}: {
  edit: Edit
  isSpace?: boolean
  children: ComponentChildren
}) {
  return <Edit class={isSpace ? 'mark mark-space' : 'mark'}>{children}</Edit>
}
