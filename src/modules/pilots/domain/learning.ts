/** What a learning is about, so that the next pilot is shown those that matter to it. */
export const LEARNING_SUBJECTS = ['demand', 'design', 'price', 'place', 'production', 'message'] as const
export type LearningSubject = (typeof LEARNING_SUBJECTS)[number]
