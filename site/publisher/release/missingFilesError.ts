/**
 * Files that earlier builds wrote are gone, or are not what they were: what needs them must be rendered or fetched anew. `paths` are
 * those of the release.
 */
export class MissingFilesError extends Error {
  override name = 'MissingFilesError'
  constructor(readonly paths: readonly string[]) {
    super(
      `Files of an earlier build are missing or damaged on the disk: ${paths.slice(0, 5).join(', ')}` +
        (paths.length > 5 ? ` and ${paths.length - 5} more.` : '.'),
    )
  }
}
