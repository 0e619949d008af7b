const acts = ['scroll', 'pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin'] as const

/**
 * Does `work` once: when the page is loaded, and the reader has done something on it. What a first look at the page does not need waits
 * for that: it costs readers nothing who read what they came for and leave.
 */
export function whenReaderBegins(work: () => void): void {
  const begin = (event: Event) => {
    // A page that comes up under a pointer which rests hears of it, too.
    if (event instanceof PointerEvent && event.type === 'pointermove' && !event.movementX && !event.movementY)
      return
    for (const act of acts) removeEventListener(act, begin, true)
    if (document.readyState === 'complete') work()
    else addEventListener('load', work)
  }
  for (const act of acts) addEventListener(act, begin, { capture: true, passive: true })
}
