/** Something did not end in time. */
export class NoAnswerError extends Error {}

/** What `work` gives; throws NoAnswerError where it is not there within so many milliseconds. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    const error = new NoAnswerError(`Pagefind gave no answer within ${(ms / 1000).toFixed(1)} s.`)
    timer = setTimeout(() => reject(error), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
