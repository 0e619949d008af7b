import { CopyLines } from '../components/CopyLines.tsx'
import { TocLines } from '../components/TocLines.tsx'
import type { TocPage } from '../page-models/toc.ts'
import { pageTemplate } from './pageTemplate.tsx'

export default pageTemplate('toc', Toc)

function Toc({ model }: { model: TocPage }) {
  return (
    <section class="narrow" role="doc-toc" aria-labelledby="toc">
      <h1 id="toc">{model.heading}</h1>
      {model.copies && <CopyLines model={model.copies} />}
      {model.chapters.length === 0 ? (
        <p>{model.frame.t.nothingYet}</p>
      ) : (
        <TocLines chapters={model.chapters} withSections={true} />
      )}
    </section>
  )
}
