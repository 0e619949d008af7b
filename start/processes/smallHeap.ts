/**
 * V8's options for the publisher. A publisher that renders for long leaves much garbage, and V8 would let it grow to 400 MB before it
 * looks. No limit on what is in use: a book of any size is built.
 */
export const smallHeap = ['--max-semi-space-size=4', '--heap-growing-percent=25']

/**
 * The environment of the publisher, for glibc's malloc: one pool for all threads, since what each frees stays with its own, and blocks
 * of 128 KB and more go back to the system at once, as does the end of the pool. Without, the threads that draw pictures and write
 * files keep 30 MB. Other systems ignore it.
 */
export const smallMalloc = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
} as const
