type Node = Readonly<Record<string, unknown>>

/** The kinds of nodes that the site can show: what the editor's features make. */
const knownNodes = new Set([
  'root',
  'paragraph',
  'heading',
  'text',
  'tab',
  'linebreak',
  'link',
  'autolink',
  'list',
  'listitem',
  'quote',
  'horizontalrule',
])

/** Deeper than any list or quotation that a person writes. */
const maxDepth = 40

/** The first thing in a stored rich text that is not of the editor's own making, by the name of its type; null: none. */
export function findUnknownRichText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  const root = childOf(value, 'root')
  if (root === null || root.type !== 'root') return 'root'
  for (const { node, depth } of nodesOf(root)) {
    if (depth > maxDepth) return '…'
    const type = typeof node.type === 'string' ? node.type : '?'
    if (!knownNodes.has(type)) return type
    if (type === 'heading' && !['h2', 'h3', 'h4'].includes(String(node.tag)))
      return `heading ${String(node.tag)}`
    if (type === 'link' && childOf(node, 'fields')?.linkType === 'internal') return 'internal link'
  }
  return null
}

/** The addresses that a rich text links to, as they are stored; '' where a link has none. */
export function findRichTextLinks(value: unknown): string[] {
  return allNodes(value)
    .filter((node) => node.type === 'link' || node.type === 'autolink')
    .map((node) => childOf(node, 'fields')?.url ?? node.url)
    .map((url) => (typeof url === 'string' ? url : ''))
}

/**
 * The texts of a rich text, node by node: a formula that is half bold is cut in two by the editor, and so it is on the site.
 */
export function richTextTexts(value: unknown): string[] {
  return allNodes(value).flatMap((node) =>
    node.type === 'text' && typeof node.text === 'string' ? [node.text] : [],
  )
}

function allNodes(value: unknown): Node[] {
  const root = childOf(value, 'root')
  return root === null ? [] : nodesOf(root).map(({ node }) => node)
}

// A list of work instead of a recursion: a tree that is nested a million deep must not overflow the stack.
function nodesOf(root: Node): { node: Node; depth: number }[] {
  const found: { node: Node; depth: number }[] = []
  const open = [{ node: root, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next)
    const { node, depth } = next
    const children = Array.isArray(node.children) ? (node.children as unknown[]) : []
    for (const child of [...children].reverse())
      open.push({ node: isNode(child) ? child : { type: typeof child }, depth: depth + 1 })
  }
  return found
}

function childOf(value: unknown, name: string): Node | null {
  const child = isNode(value) ? value[name] : null
  return isNode(child) ? child : null
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
