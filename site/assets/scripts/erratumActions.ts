// The row of actions on each erratum: copy its link, copy its LaTeX, cite it, report a problem. Without JavaScript its permalink does.
import {
  bibtexMonth,
  escapeLatex,
  fillCitation,
  mailtoAddress,
  type CitationPart,
  type CitationValues,
} from '../../../content/citation.ts'
import type { ErratumReport } from '../../page-models/report.ts'
import { showCopyButtons } from './copyCitations.ts'
import { copyText } from './copyText.ts'
import { dayInWords } from './dayInWords.ts'
import { createTick } from './doneInBook.ts'
import { say } from './say.ts'
import { hasFormula, writeText } from './writeText.ts'

const tools = document.querySelector<HTMLTemplateElement>('template[data-erratum-tools]')
const row = tools?.content.querySelector<HTMLElement>('[data-actions]')
const dialog = tools?.content.querySelector('dialog')

/** In a longer list a row is made when a reader comes near. */
const mostAtOnce = 150

/** What of an erratum has LaTeX: its readings, and what to do where that has a formula. */
function textsOf(erratum: Element): Element[] {
  const instructions = [...erratum.querySelectorAll(':scope > .instruction')].filter(hasFormula)
  return [...erratum.querySelectorAll('.comparison .quote'), ...instructions]
}

function addRow(erratum: Element) {
  const footer = erratum.querySelector('footer')
  if (!row || !footer || footer.querySelector('[data-actions]')) return
  const copy = row.cloneNode(true) as HTMLElement
  if (!textsOf(erratum).some(hasFormula)) copy.querySelector('[data-do="copy-latex"]')?.remove()
  const tick = createTick(erratum)
  if (tick) copy.prepend(tick)
  footer.append(copy)
}

function addRows() {
  const errata = [...document.querySelectorAll('.errata .erratum')]
  if (errata.length <= mostAtOnce) return errata.forEach(addRow)
  const comingNear = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue
        comingNear.unobserve(target)
        addRow(target)
      }
    },
    { rootMargin: '100% 0px' },
  )
  for (const erratum of errata) comingNear.observe(erratum)
}

const permalinkOf = (erratum: Element) => erratum.querySelector<HTMLAnchorElement>('.permalink')?.href ?? ''

function valuesOf(erratum: HTMLElement): CitationValues {
  const heading = erratum.querySelector('header > [id]')
  const since = erratum.dataset.since ?? ''
  return {
    tag: heading?.id ?? '',
    place: heading?.textContent.trim() ?? '',
    status: erratum.querySelector('header > [class*="status-"]')?.textContent ?? '',
    day: since === '' ? '' : dayInWords(since),
    year: since.slice(0, 4),
    month: bibtexMonth(since),
    url: permalinkOf(erratum),
    copy: new URLSearchParams(location.search).get('printing') ?? '',
  }
}

/** What is cited has the public address of the site, also where a copy of it is read. */
function inPublic(values: CitationValues): CitationValues {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href
  if (canonical === undefined) return values
  const { pathname, hash } = new URL(values.url)
  return { ...values, url: new URL(canonical).origin + pathname + hash }
}

/** The readings with their words (誤, 正), or the instruction, as they were written. */
function writeLatex(erratum: Element): string {
  return textsOf(erratum)
    .map((text) => {
      const name = text.closest('.comparison > div')?.querySelector('dt')?.textContent
      return name === undefined ? writeText(text) : `${name}: ${writeText(text)}`
    })
    .join('\n')
}

const partsOf = (json: string | undefined) => JSON.parse(json ?? '[]') as CitationPart[]

function openCitation(values: CitationValues) {
  if (!tools || !dialog) return
  const fill = (selector: string, text: string) => {
    const element = dialog.querySelector(selector)
    if (element) element.textContent = text
  }
  fill('[data-tag]', `#${values.tag}`)
  fill('.plain', fillCitation(partsOf(tools.dataset.plain), { values }))
  fill('.bibtex', fillCitation(partsOf(tools.dataset.bibtex), { values, escape: escapeLatex }))
  if (!dialog.isConnected) document.body.append(dialog)
  showCopyButtons(dialog)
  dialog.showModal()
}

/** The mail that a link begins says which erratum it is about, and of which copy. */
function addressMail(link: HTMLAnchorElement, values: CitationValues) {
  const report = JSON.parse(tools?.dataset.report ?? 'null') as ErratumReport | null
  if (report === null) return
  const write = (parts: CitationPart[]) => fillCitation(parts, { values })
  link.href = mailtoAddress({ to: report.to, subject: write(report.subject), body: write(report.body) })
}

async function sayWhether(isCopied: Promise<boolean>) {
  say(((await isCopied) ? tools?.dataset.copied : tools?.dataset.notCopied) ?? '')
}

function act(control: HTMLElement, erratum: HTMLElement) {
  const name = control.dataset.do
  if (name === 'copy-link') void sayWhether(copyText(permalinkOf(erratum)))
  if (name === 'copy-latex') void sayWhether(copyText(writeLatex(erratum)))
  if (name === 'more') open(control)
  if (name === 'cite') openCitation(inPublic(valuesOf(erratum)))
  if (control instanceof HTMLAnchorElement) addressMail(control, valuesOf(erratum))
}

/** On a telephone what is seldom asked for stands behind a button, so that the row is one line. */
function open(button: HTMLElement) {
  const isOpen = button.parentElement?.classList.toggle('is-open') === true
  button.setAttribute('aria-expanded', String(isOpen))
}

/** Whether a click was beside the open dialog, on what lies behind it. */
function isBeside(
  { target, clientX, clientY }: MouseEvent,
  open: HTMLDialogElement | null | undefined,
): boolean {
  if (!open || target !== open) return false
  const { left, right, top, bottom } = open.getBoundingClientRect()
  return clientX < left || clientX > right || clientY < top || clientY > bottom
}

if (tools) {
  addRows()
  document.addEventListener('click', (event) => {
    const { target } = event
    if (!(target instanceof Element)) return
    if (target.closest('[data-do="close"]') || isBeside(event, dialog)) return dialog?.close()
    const control = target.closest<HTMLElement>('[data-actions] [data-do]')
    const erratum = control?.closest<HTMLElement>('.erratum')
    if (control && erratum) act(control, erratum)
  })
}
