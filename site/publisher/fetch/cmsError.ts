/**
 * - `unreachable`: no connection, or it broke before an answer;
 * - `slow`: no whole answer within the timeout;
 * - `cut`: the answer ended too early, or is not what was asked for;
 * - `refused`: the key is not accepted;
 * - `status`: any other status than success;
 * - `too-large`: more bytes than the limit.
 */
type CmsErrorKind = 'unreachable' | 'slow' | 'cut' | 'refused' | 'status' | 'too-large'

/** The CMS could not be asked, or its answer can't be used. The message says where and what to do; it never contains the key. */
export class CmsError extends Error {
  override name = 'CmsError'
  constructor(
    readonly kind: CmsErrorKind,
    message: string,
    /** `status`: of the answer, where there was one. `refusal`: the body of a 422, in which the CMS names what is wrong with the content. */
    readonly options: ErrorOptions & { status?: number; refusal?: Buffer } = {},
  ) {
    super(message, options)
  }
}
