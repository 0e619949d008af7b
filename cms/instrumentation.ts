/**
 * Next calls this once when a CMS process starts, before it answers a request. A CMS that cannot work ends with a sentence and
 * code 1; without that, Next would go on and answer every request with 500.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startCms } = await import('./startCms.ts')
  await startCms()
}
