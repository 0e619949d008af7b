import type { Locale } from '../../../content/locale.ts'
import type { ShownReference } from '../../references/findReferences.ts'
import { words } from './words.ts'

/** References by kind; those in the trash apart. A long group is closed. */
export function ReferenceGroups({
  references,
  language,
}: {
  references: readonly ShownReference[]
  language: Locale
}) {
  const t = words[language]
  const groups = new Map<string, ShownReference[]>()
  for (const reference of [...references].sort((a, b) => Number(a.inTrash) - Number(b.inTrash))) {
    const name = `${reference.kind}${reference.inTrash ? ` (${t.inTrash})` : ''}`
    groups.set(name, [...(groups.get(name) ?? []), reference])
  }
  return (
    <>
      {[...groups].map(([name, group]) => (
        <details key={name} className="used-by__group" open={group.length <= 5}>
          <summary>{t.count(name, group.length)}</summary>
          <ul>
            {group.map(({ collection, id, title, adminUrl }) => (
              <li key={`${collection}/${id ?? ''}`}>
                <a href={adminUrl}>{title}</a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  )
}
