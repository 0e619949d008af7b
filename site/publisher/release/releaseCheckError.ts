/** What was made must not go live. Each of the `problems` names a file and what is wrong with it. */
export class ReleaseCheckError extends Error {
  override name = 'ReleaseCheckError'
  constructor(readonly problems: readonly string[]) {
    super(
      `The new site did not pass its checks (${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}):\n` +
        problems
          .slice(0, 20)
          .map((problem) => `- ${problem}`)
          .join('\n'),
    )
  }
}
