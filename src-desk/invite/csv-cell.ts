/** A cell of a table that a spreadsheet reads, and does not take for a formula. */
export const csvCell = (text: string): string => `"${text.replace(/^([=+\-@])/, "'$1").replaceAll('"', '""')}"`
