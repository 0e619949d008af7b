/** Why a start can't go on, in full sentences for whoever runs it: what, where, what to do. It is shown without a stack. */
export class StartError extends Error {
  override name = 'StartError'
}
