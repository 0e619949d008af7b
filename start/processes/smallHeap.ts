/**
 * V8's options for the publisher. A publisher that renders for long leaves much garbage, and V8 would let it grow to 400 MB before it
 * looks. No limit on what is in use: a book of any size is built. Also in docker-compose.yml.
 */
export const smallHeap = ['--max-semi-space-size=4', '--heap-growing-percent=25']

/**
 * The environment of the publisher, for glibc's malloc: preview pictures are drawn by threads, and what each frees stays with a pool of
 * its own, of which there are eight for each core. With two, a hundred pictures keep 10 MB instead of 50. Other systems ignore it.
 */
export const fewMemoryPools = { MALLOC_ARENA_MAX: '2' } as const
