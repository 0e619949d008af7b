import { setTimeout as sleep } from 'node:timers/promises'

/** A reader who asks for `url` again and again, until `end`, which says how often, and what came instead of 200. */
export function readAllTheWhile(url: string): {
  end: () => Promise<{ answers: number; others: string[] }>
} {
  let isOver = false
  let answers = 0
  const others: string[] = []
  const reading = (async () => {
    while (!isOver) {
      try {
        const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) })
        await answer.arrayBuffer()
        answers += 1
        if (answer.status !== 200) others.push(String(answer.status))
      } catch (error) {
        others.push(String(error))
      }
      await sleep(20)
    }
  })()
  return {
    end: async () => {
      isOver = true
      await reading
      return { answers, others }
    },
  }
}
