export { errata } from './errata/errata.ts'
