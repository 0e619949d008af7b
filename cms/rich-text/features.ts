import { TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import { createNode, createServerFeature, type FeatureProviderServer } from '@payloadcms/richtext-lexical'

const components = '/components/rich-text'

/** Tables, as a page or a document that somebody copies has them. */
export const TablesFeature = createServerFeature({
  key: 'tables',
  feature: {
    ClientFeature: `${components}/tables#Tables`,
    nodes: [
      createNode({ node: TableNode }),
      createNode({ node: TableRowNode }),
      createNode({ node: TableCellNode }),
    ],
  },
})

/** Keeps what an author pastes as it was, says what could not be kept, and shows formulas below the editor. */
export const AuthorsTextFeature = createServerFeature({
  key: 'authorsText',
  feature: { ClientFeature: `${components}/authorsText#AuthorsText` },
})

/**
 * A feature of Payload's without its Markdown, which would take the `_` and `*` out of formulas while somebody types;
 * `clientFeature` is the same for the browser, in `cms/components/rich-text/marks.ts`.
 */
export function withoutShortcuts<Given, Props, ClientProps>(
  feature: FeatureProviderServer<Given, Props, ClientProps>,
  clientFeature: string,
): FeatureProviderServer<Given, Props, ClientProps> {
  const make = feature.feature
  return {
    ...feature,
    feature: async (options) => ({
      ...(typeof make === 'function' ? await make(options) : make),
      ClientFeature: `${components}/marks#${clientFeature}`,
      markdownTransformers: [],
    }),
  }
}
