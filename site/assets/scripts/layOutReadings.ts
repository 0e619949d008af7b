// Far from the screen, readings are not laid out (styles/comparison.css), so that a list is there at once. A screen reader finds nothing
// in them then, before it comes near: Chromium's accessibility tree has what is laid out alone. Once a reader has begun and the page is at
// rest they are laid out, one after another; a filter shows others, and the list must answer at once again: then it begins anew.
import { onFiltered } from './errataList.ts'
import { whenReaderBegins } from './whenReaderBegins.ts'

const readings = [...document.querySelectorAll<HTMLElement>('.comparison')]

/** Each one costs a picture of the page, and the pictures of a long one are slow: 276 of them took a slow telephone half a minute. */
const mostReadings = 100

/** What becomes higher above the screen would move the page under the reader: not in browsers that keep what is seen in its place. */
const mayGrow = CSS.supports('overflow-anchor', 'auto') && 'requestIdleCallback' in window

let next = 0
let waiting = 0

function layOutSome(deadline: IdleDeadline) {
  do {
    const reading = readings[next]
    if (reading === undefined) return
    next += 1
    reading.classList.add('is-laid-out')
    // Now, not all of them at the end.
    void reading.offsetHeight
  } while (deadline.timeRemaining() > 0)
  waiting = requestIdleCallback(layOutSome)
}

function begin() {
  cancelIdleCallback(waiting)
  next = 0
  waiting = requestIdleCallback(layOutSome)
}

function beginAnew() {
  for (const reading of readings.slice(0, next)) reading.classList.remove('is-laid-out')
  begin()
}

if (mayGrow && readings.length <= mostReadings)
  whenReaderBegins(() => {
    // A font that comes later would have all of it laid out once more.
    void document.fonts.ready.then(begin)
    onFiltered(beginAnew)
  })
