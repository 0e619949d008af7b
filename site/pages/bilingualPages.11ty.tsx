import type { AssetHrefs } from '../assets/siteAssets.ts'
import { defaultLocale } from '../../content/locale.ts'
import { HeadIcons } from '../components/HeadIcons.tsx'
import { PreviewOfLink } from '../components/PreviewOfLink.tsx'
import { Text } from '../components/Text.tsx'
import type { BilingualPage } from '../page-models/bilingual.ts'
import { toHtml, type PageTemplate } from './pageTemplate.tsx'

const template: PageTemplate = {
  render({ pageRef }) {
    return toHtml(<Bilingual model={this.modelOf(pageRef.path) as BilingualPage} assets={this.assets()} />)
  },
}
export default template

function Bilingual({ model, assets }: { model: BilingualPage; assets: AssetHrefs }) {
  return (
    <html lang={model.parts[0]?.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{model.documentTitle}</title>
        <meta name="color-scheme" content="light dark" />
        <HeadIcons icons={assets.icons} />
        {model.canonical && <link rel="canonical" href={model.canonical} />}
        {model.canonical === null && <meta name="robots" content="noindex" />}
        {model.alternates.map(({ hreflang, href }) => (
          <link rel="alternate" hreflang={hreflang} href={href} />
        ))}
        {model.preview && model.canonical && (
          <PreviewOfLink
            locale={defaultLocale}
            title={model.documentTitle}
            description={null}
            siteTitle={model.documentTitle}
            url={model.canonical}
            picture={model.preview}
          />
        )}
        <link rel="stylesheet" href={assets.style} />
        {model.parts.length > 1 && <script src={assets.chooseLanguage}></script>}
      </head>
      <body class="bilingual">
        <main>
          {model.parts.map((part, index) => {
            const Heading = index === 0 ? 'h1' : 'h2'
            return (
              <section lang={part.locale}>
                <p class="site-title">
                  <Text text={part.siteTitle} />
                </p>
                <Heading>{part.heading}</Heading>
                {part.text && <p>{part.text}</p>}
                <p>
                  <a class="button" href={part.link.href} hreflang={part.locale}>
                    {part.link.words}
                  </a>
                </p>
              </section>
            )
          })}
        </main>
      </body>
    </html>
  )
}
