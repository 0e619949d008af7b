import type { ComponentChildren } from 'preact'
import { lastPrintingInRules } from '../assets/copyRules.ts'
import type { Strings } from '../i18n/strings.ts'
import type { CopyChoice, MyCopy as Model } from '../page-models/myCopy.ts'
import { ImprintDrawing } from './ImprintDrawing.tsx'

/**
 * The choice of the reader's copy, and what is said of it. Without JavaScript the style sheet shows what belongs to the chosen copy
 * (`data-copy`) and hides what does not apply to it (site/assets/copyRules.ts); with it, site/assets/scripts/myCopy.ts does.
 * `children`: what else belongs to one copy each.
 */
export function MyCopy({ model, t, children }: { model: Model; t: Strings; children?: ComponentChildren }) {
  const { choices, imprint } = model
  const words = t.copy
  const printings = choices.filter(({ kind }) => kind === 'printing')
  return (
    <div
      class="my-copy"
      data-my-copy={model.book}
      data-all={model.all}
      data-no-such-copy={words.noSuchCopy}
      data-no-printing-of-date={words.noPrintingOfDate}
    >
      <details open>
        <summary>
          <span class="copy-title">{words.title}</span>{' '}
          {choices.map(({ key, words }) => (
            <b data-copy={key}>{words}</b>
          ))}{' '}
          <span class="copy-change">{words.change}</span>
        </summary>
        <fieldset>
          <legend class="visually-hidden">{words.legend}</legend>
          {printings.length > 0 && (
            <div class="copy-choices copy-printings">
              {printings.map((choice) => (
                <CopyRadio choice={choice} />
              ))}
            </div>
          )}
          <div class="copy-choices">
            {choices.map((choice) => choice.kind === 'ebook' && <CopyRadio choice={choice} />)}
            {imprint && <Radio value="help">{words.dontKnow}</Radio>}
            <Radio value="all" isChosen>
              {words.everything}
            </Radio>
          </div>
          {model.hasDates && (
            <p class="copy-date" hidden>
              <label>
                {words.findByDate} <input type="date" autocomplete="off" />
              </label>{' '}
              <span role="status"></span>
            </p>
          )}
          {imprint && (
            <div data-copy="help">
              <ImprintDrawing imprint={imprint} alt={words.example[imprint].alt} />
              <p>{words.example[imprint].hint}</p>
            </div>
          )}
          <p class="copy-memory hint" hidden>
            {words.remembers}
          </p>
        </fieldset>
      </details>
      {children}
      <p class="copy-status" role="status"></p>
      {choices.map((choice) => (
        <Answer choice={choice} />
      ))}
    </div>
  )
}

function CopyRadio({ choice: { key, words, date, remark } }: { choice: CopyChoice }) {
  return (
    <Radio value={key} date={date?.iso}>
      <span class="copy-name">{words}</span> {date && <time dateTime={date.iso}>{date.words}</time>}
      {remark && <small>{remark}</small>}
    </Radio>
  )
}

function Radio({
  value,
  date,
  isChosen = false,
  children,
}: {
  value: string
  date?: string | undefined
  isChosen?: boolean
  children: ComponentChildren
}) {
  return (
    <label class={Number(value) > lastPrintingInRules ? 'copy-choice needs-script' : 'copy-choice'}>
      <input
        type="radio"
        name="copy"
        id={`copy-${value}`}
        value={value}
        data-date={date}
        defaultChecked={isChosen}
      />{' '}
      <span>{children}</span>
    </label>
  )
}

function Answer({ choice: { key, answer, rest } }: { choice: CopyChoice }) {
  return (
    <div class="copy-answer" data-copy={key}>
      <p>
        <b>{answer.lead}</b>
        {answer.more.map((sentence) => [' ', sentence])}
      </p>
      {rest !== null && (
        <label class="copy-rest">
          <input type="checkbox" /> {rest}
        </label>
      )}
    </div>
  )
}
