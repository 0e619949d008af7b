import type { Mutation } from './mutation.ts'
import { whatEnters } from './guards/whatEnters.ts'
import { whatIsBounded } from './guards/whatIsBounded.ts'
import { whatGoesLive } from './guards/whatGoesLive.ts'
import { whatIsSaved } from './guards/whatIsSaved.ts'
import { whatReadersGet } from './guards/whatReadersGet.ts'
import { whatReadersTake } from './guards/whatReadersTake.ts'
import { whatStaysSecret } from './guards/whatStaysSecret.ts'
import { whoMayWhat } from './guards/whoMayWhat.ts'

/** Every guard that `npm run test:mutations` takes away, one at a time. */
export const mutations: readonly Mutation[] = [
  ...whoMayWhat,
  ...whatEnters,
  ...whatIsSaved,
  ...whatIsBounded,
  ...whatGoesLive,
  ...whatReadersGet,
  ...whatReadersTake,
  ...whatStaysSecret,
]
