import {
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $findTableNode,
  $getTableCellNodeFromLexicalNode,
  $getTableColumnIndexFromTableCellNode,
  $getTableRowIndexFromTableCellNode,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  $isTableSelection,
  $setTableColumnIsHeader,
  $setTableRowIsHeader,
  INSERT_TABLE_COMMAND,
  type TableCellNode,
  TableCellHeaderStates,
  type TableNode,
} from '@lexical/table'
import {
  $getSelection,
  $isRangeSelection,
  type BaseSelection,
  type LexicalEditor,
} from '@payloadcms/richtext-lexical/lexical'
import type { Bilingual } from '../../../content/locale.ts'

type TableAction = {
  key: string
  label: Bilingual
  /** Whether the cursor must stand in a table. */
  needsTable: boolean
  act: (editor: LexicalEditor) => void
}

/** What can be done to tables, in the order of the menu. */
export const tableActions: readonly TableAction[] = [
  {
    key: 'insert',
    label: { ja: '表を入れる', en: 'Insert a table' },
    needsTable: false,
    act: (editor) =>
      void editor.dispatchCommand(INSERT_TABLE_COMMAND, {
        rows: '3',
        columns: '3',
        includeHeaders: { rows: true, columns: false },
      }),
  },
  inTable('row-above', { ja: '上に行を足す', en: 'Row above' }, () => $insertTableRowAtSelection(false)),
  inTable('row-below', { ja: '下に行を足す', en: 'Row below' }, () => $insertTableRowAtSelection(true)),
  inTable('column-left', { ja: '左に列を足す', en: 'Column to the left' }, () =>
    $insertTableColumnAtSelection(false),
  ),
  inTable('column-right', { ja: '右に列を足す', en: 'Column to the right' }, () =>
    $insertTableColumnAtSelection(true),
  ),
  inTable('header-row', { ja: '行を見出しに/戻す', en: 'Heading row on or off' }, ({ cell, table }) =>
    $setTableRowIsHeader(
      table,
      $getTableRowIndexFromTableCellNode(cell),
      !cell.hasHeaderState(TableCellHeaderStates.ROW),
    ),
  ),
  inTable('header-column', { ja: '列を見出しに/戻す', en: 'Heading column on or off' }, ({ cell, table }) =>
    $setTableColumnIsHeader(
      table,
      $getTableColumnIndexFromTableCellNode(cell),
      !cell.hasHeaderState(TableCellHeaderStates.COLUMN),
    ),
  ),
  inTable('delete-row', { ja: '行を消す', en: 'Delete the row' }, () => $deleteTableRowAtSelection()),
  inTable('delete-column', { ja: '列を消す', en: 'Delete the column' }, () =>
    $deleteTableColumnAtSelection(),
  ),
  inTable('delete', { ja: '表を消す', en: 'Delete the table' }, ({ table }) => table.remove()),
]

/** Whether a selection stands in a table. */
export function isInTable(selection: BaseSelection): boolean {
  return findPlace(selection) !== null
}

type Place = { cell: TableCellNode; table: TableNode }

function inTable(key: string, label: Bilingual, $act: (place: Place) => void): TableAction {
  return {
    key,
    label,
    needsTable: true,
    act: (editor) =>
      editor.update(() => {
        const place = findPlace($getSelection())
        if (place !== null) $act(place)
      }),
  }
}

function findPlace(selection: BaseSelection | null): Place | null {
  if (!$isRangeSelection(selection) && !$isTableSelection(selection)) return null
  const node = selection.anchor.getNode()
  const [cell, table] = [$getTableCellNodeFromLexicalNode(node), $findTableNode(node)]
  return cell === null || table === null ? null : { cell, table }
}
