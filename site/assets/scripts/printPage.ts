// The button that prints, what a sheet needs in advance, and the day on it.
import { whenReaderBegins } from './whenReaderBegins.ts'

/** What is far from the screen asks for its fonts as a reader comes near. A sheet is drawn at once: its signs would be missing. */
function loadFonts(): Promise<unknown> {
  return Promise.allSettled([...document.fonts].map((font) => font.load())) // One that fails is asked for again where it is needed.
}

const button = document.querySelector<HTMLButtonElement>('[data-print]')
if (button) {
  button.hidden = false
  button.addEventListener('click', () => void loadFonts().then(() => print()))
  // For Ctrl+P and the browser's menu: the key and the pointer come first.
  whenReaderBegins(() => void loadFonts())
}

const day = document.querySelector<HTMLElement>('[data-print-day]')
const language = document.documentElement.lang
/** As the site writes days (site/i18n/formatDate.ts). */
const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long' })

addEventListener('beforeprint', () => {
  const words = day?.querySelector('span')
  if (!day || !words) return
  words.textContent = format.format(new Date())
  day.hidden = false
})
