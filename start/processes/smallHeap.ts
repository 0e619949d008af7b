/**
 * V8's options for the publisher. A publisher that renders for long leaves much garbage, and V8 would let it grow to 400 MB before it
 * looks. No limit on what is in use: a book of any size is built. Also in docker-compose.yml.
 */
export const smallHeap = ['--max-semi-space-size=4', '--heap-growing-percent=25']
