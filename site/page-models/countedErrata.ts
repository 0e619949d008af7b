import type { Erratum } from '../../content/erratum.ts'

type WithStatus = Pick<Erratum, 'status'>

/** Whether something counts as an error of the book: neither what was withdrawn nor what is right as printed. */
export function isCounted({ status }: WithStatus): boolean {
  return status === 'confirmed' || status === 'unconfirmed'
}

/** The errata that count as errors of the book, in the same order. */
export function countedErrata<E extends WithStatus>({ errata }: { errata: readonly E[] }): E[] {
  return errata.filter(isCounted)
}
