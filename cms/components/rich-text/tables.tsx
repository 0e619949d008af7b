'use client'

import { createClientFeature } from '@payloadcms/richtext-lexical/client'
import type { ToolbarGroup } from '@payloadcms/richtext-lexical'
import { TablePlugin } from '@payloadcms/richtext-lexical/lexical/react/LexicalTablePlugin'
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import { panelLanguage } from '../../words.ts'
import { isInTable, tableActions } from './tableActions.ts'

/**
 * Tables in rich texts. Payload's own feature is experimental: its menus are in English alone, and it keeps colours and widths that
 * the site does not show.
 */
export const Tables = createClientFeature({
  nodes: [TableNode, TableCellNode, TableRowNode],
  plugins: [
    {
      Component: () => <TablePlugin hasCellMerge hasCellBackgroundColor={false} hasHorizontalScroll />,
      position: 'normal',
    },
  ],
  toolbarFixed: { groups: [toolbarGroup()] },
})

function toolbarGroup(): ToolbarGroup {
  return {
    type: 'dropdown',
    key: 'table',
    order: 35,
    ChildComponent: TableIcon,
    items: tableActions.map(({ key, label, needsTable, act }, index) => ({
      key: `table-${key}`,
      order: index + 1, // The menu takes 0 for no order.
      label: ({ i18n }) => label[panelLanguage({ i18n })],
      isEnabled: ({ selection }) => !needsTable || isInTable(selection),
      onSelect: ({ editor }) => act(editor),
    })),
  }
}

function TableIcon() {
  return (
    <svg aria-hidden="true" className="icon" fill="none" height="20" viewBox="0 0 20 20" width="20">
      <path d="M3.5 4.5h13v11h-13zM3.5 8h13M3.5 11.75h13M8 4.5v11" stroke="currentColor" />
    </svg>
  )
}
