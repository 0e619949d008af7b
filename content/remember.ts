/**
 * A pure function that remembers its answers. All of them are forgotten when there are `most`, so that texts of strangers can't fill the
 * memory. What it gives must not be changed.
 */
export function remember<Question, Answer>(
  answer: (question: Question) => Answer,
  { most = 2000 }: { most?: number } = {},
): (question: Question) => Answer {
  const answers = new Map<Question, Answer>()
  return (question) => {
    const earlier = answers.get(question)
    // An answer may be `undefined`.
    if (earlier !== undefined || answers.has(question)) return earlier as Answer
    const given = answer(question)
    if (answers.size >= most) answers.clear()
    answers.set(question, given)
    return given
  }
}
