/** Signs of a main point, a question or a comment, at most. */
export const longestPoint = 400
