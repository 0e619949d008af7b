'use client'

import { useEffect, useState } from 'react'

/** The pause (ms) after which a text counts as typed. */
const pause = 500

/**
 * What is said of a text, 0.5 s after it was last typed in, so that an unfinished formula is not reported while one types;
 * null before that. What has nothing to say is said at once.
 */
export function useSettled<T>(remarks: T, { isQuiet }: { isQuiet: boolean }): T | null {
  const [settled, setSettled] = useState<T | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(remarks), isQuiet ? 0 : pause)
    return () => clearTimeout(timer)
  }, [remarks, isQuiet])
  return isQuiet ? remarks : settled
}
