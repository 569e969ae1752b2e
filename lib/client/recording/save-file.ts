/** How long the browser may take to start saving, in ms. */
const holdMs = 60_000;

/** Hands a file that exists only in this page to the browser's downloads. */
export function saveFile(file: File): void {
  const href = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = href;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), holdMs);
}
