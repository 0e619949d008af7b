import type { FeatureProviderProviderClient } from '@payloadcms/richtext-lexical'

/** A feature of the editor without what it makes of Markdown while somebody types; the rest of it is as it is. */
export function withoutShortcuts<Props>(
  feature: FeatureProviderProviderClient<Props>,
): FeatureProviderProviderClient<Props> {
  return (props) => {
    const provider = feature(props)
    const make = provider.feature
    return {
      ...provider,
      feature: (options) => ({
        ...(typeof make === 'function' ? make(options) : make),
        markdownTransformers: [],
      }),
    }
  }
}
