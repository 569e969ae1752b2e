/** Where in an element's text a click fell, counted in characters; null where the browser cannot tell. */
export function textOffsetAt(element: Element, x: number, y: number): number | null {
  const caret = 'caretPositionFromPoint' in document ? document.caretPositionFromPoint(x, y) : null;
  if (!caret || !element.contains(caret.offsetNode)) return null;
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setEnd(caret.offsetNode, caret.offset);
  return range.toString().length;
}
