import type { Shapes } from '../api/client';

/** "Segment 4 (PO1), element 3, at byte 246". */
export function placeWords(finding: Shapes['Finding']): string {
  const { segment, tag, element, component, row, column, offset } = finding;
  const parts = [
    segment === undefined ? tag : `segment ${segment}${tag ? ` (${tag})` : ''}`,
    element === undefined ? undefined : `element ${element}`,
    component === undefined ? undefined : `component ${component}`,
    row === undefined ? undefined : `row ${row}`,
    column === undefined ? undefined : `column ${column}`,
    offset === undefined ? undefined : `at byte ${offset}`,
  ].filter((part) => part !== undefined);
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
