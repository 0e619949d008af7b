import type { CopyLines as Model } from '../page-models/copyLines.ts'

/** A line for each copy, hidden: the script shows the one of the copy that the device remembers (site/assets/scripts/copyLines.ts). */
export function CopyLines({ model }: { model: Model }) {
  return (
    <div class="copy-lines" data-copy-lines={model.book} hidden>
      {model.lines.map(({ key, href, words }) => (
        <p data-copy={key} hidden>
          <a href={href}>{words}</a>
        </p>
      ))}
    </div>
  )
}
