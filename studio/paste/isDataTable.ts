/** Whether HTML has a table that says something, and not one that only arranges what is in it, as those of mails do. */
export function hasDataTable(html: string): boolean {
  if (!/<table\b/i.test(html)) return false
  return [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('table')].some(isDataTable)
}

/** Whether a table has columns, and does not say that it is no table. */
export function isDataTable(table: HTMLTableElement): boolean {
  return table.getAttribute('role') !== 'presentation' && [...table.rows].some(({cells}) => cells.length > 1)
}
