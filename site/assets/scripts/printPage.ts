// The button that prints, and the day on the sheet.

const button = document.querySelector<HTMLButtonElement>('[data-print]')
if (button) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

const day = document.querySelector<HTMLElement>('[data-print-day]')
const language = document.documentElement.lang
/** As the site writes days (site/i18n/formatDate.ts). */
const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long' })

addEventListener('beforeprint', () => {
  const time = day?.querySelector('time')
  if (!day || !time) return
  time.textContent = format.format(new Date())
  day.hidden = false
})

export {}
