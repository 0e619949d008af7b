import type { DocumentViewServerProps } from 'payload'
import { Children, cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react'
// Not among the package's exports: Payload 3.90.2 lets a view be replaced, not added to.
import { VersionsView as PayloadVersionsView } from '../../../node_modules/@payloadcms/next/dist/views/Versions/index.js'
import { text, asRow, type Row } from '../../rows.ts'
import { inPanelLanguage } from '../../words.ts'

/**
 * Payload's list of a document's versions, newest first in every collection (Payload sorts them as the collection's documents),
 * with who saved each of them in the place of its id.
 */
export async function VersionsView(props: DocumentViewServerProps) {
  const { searchParams } = props
  const view = await PayloadVersionsView({
    ...props,
    searchParams: { ...searchParams, sort: searchParams?.sort ?? '-updatedAt' },
  })
  const label = inPanelLanguage(props.initPageResult.req, { ja: '保存した人', en: 'Saved by' })
  return nameSavers(view, label, [])
}

type Parts = {
  children?: ReactNode
  columns?: Column[]
  data?: { docs?: Row[] }
}
type Column = { accessor: string; Heading: ReactNode; renderedCells: ReactNode[] }

/** Looks for the table below `node`, and puts the names into its column of ids. `versions`: the rows of the list around it. */
function nameSavers(node: ReactNode, label: string, versions: readonly Row[]): ReactNode {
  if (!isValidElement<Parts>(node)) return node
  const { children, columns, data } = node.props
  const rows = data?.docs ?? versions
  if (columns)
    return cloneElement(node, { columns: columns.map((column) => toSaverColumn(column, label, rows)) })
  if (children === undefined) return node
  const changed = Children.toArray(children).map((child) => nameSavers(child, label, rows))
  return cloneElement(node as ReactElement<Parts>, {}, ...changed)
}

function toSaverColumn(column: Column, label: string, versions: readonly Row[]): Column {
  if (column.accessor !== 'id') return column
  return {
    ...column,
    accessor: 'savedBy',
    Heading: <span>{label}</span>,
    renderedCells: versions.map(({ version }, index) => (
      <span key={index}>{text(asRow(version).savedBy) ?? '–'}</span>
    )),
  }
}
