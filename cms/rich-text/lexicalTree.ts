type Node = Readonly<Record<string, unknown>>

/** The types of nodes that the site can show: those of the editor's features (`createRichTextEditor`). */
const supportedTypes = new Set([
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

/** The deepest tree: no person nests lists or quotations so far. */
const maxDepth = 40

/** The first node of a stored rich text that the editor cannot have made, by the name of its type; null where there is none. */
export function findUnknownRichText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  const root = childOf(value, 'root')
  if (root === null || root.type !== 'root') return 'root'
  for (const { node, depth } of nodesOf(root)) {
    if (depth > maxDepth) return '…'
    const type = typeof node.type === 'string' ? node.type : '?'
    if (!supportedTypes.has(type)) return type
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

/** The texts of a rich text, node by node: a formula of which a part is bold is two nodes, and so it is on the site. */
export function findRichTextTexts(value: unknown): string[] {
  return allNodes(value).flatMap((node) =>
    node.type === 'text' && typeof node.text === 'string' ? [node.text] : [],
  )
}

/** A rich text as plain text: a line for each paragraph, heading and item of a list; marks and addresses are left out. */
export function richTextAsText(value: unknown): string {
  const written = allNodes(value).map((node) => {
    if (node.type === 'text') return typeof node.text === 'string' ? node.text : ''
    if (node.type === 'tab') return '\t'
    return inlineTypes.has(String(node.type)) ? '' : '\n'
  })
  return written
    .join('')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

const inlineTypes = new Set(['link', 'autolink'])

function allNodes(value: unknown): Node[] {
  const root = childOf(value, 'root')
  return root === null ? [] : nodesOf(root).map(({ node }) => node)
}

// An explicit stack instead of recursion: a deeply nested tree must not overflow the call stack.
function nodesOf(root: Node): { node: Node; depth: number }[] {
  const visited: { node: Node; depth: number }[] = []
  const stack = [{ node: root, depth: 0 }]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    visited.push(next)
    const { node, depth } = next
    const children = Array.isArray(node.children) ? (node.children as unknown[]) : []
    for (const child of [...children].reverse())
      stack.push({ node: isNode(child) ? child : { type: typeof child }, depth: depth + 1 })
  }
  return visited
}

function childOf(value: unknown, name: string): Node | null {
  const child = isNode(value) ? value[name] : null
  return isNode(child) ? child : null
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
