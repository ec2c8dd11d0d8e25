// What can wait until people see something.

/** Does it once the next frame has been drawn; in a page that draws none yet, once it has nothing else to do. */
export function afterPaint(work: () => void): void {
  if (document.hidden) setTimeout(work);
  else requestAnimationFrame(() => setTimeout(work));
}
